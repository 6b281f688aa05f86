// Writes a workbook of many villages, for the benchmark of loading: make_workbook FILE.xlsx [ROWS]
#include <cstdlib>
#include <iostream>
#include <string>

#include <fmt/format.h>
#include <xlsxwriter.h>

int main(int argc, char** argv) {
    if (argc < 2) {
        std::cerr << "make_workbook FILE.xlsx [ROWS]\n";
        return 2;
    }
    const auto rows = static_cast<lxw_row_t>(argc > 2 ? std::atoi(argv[2]) : 200'000);
    lxw_workbook* book = workbook_new(argv[1]);
    lxw_worksheet* sheet = workbook_add_worksheet(book, "villages");
    lxw_col_t column = 0;
    for (const char* header : {"id", "name", "region", "population", "sector", "start"}) {
        worksheet_write_string(sheet, 0, column++, header, nullptr);
    }
    for (lxw_row_t row = 1; row <= rows; ++row) {
        const std::string code = fmt::format("37{:02}{:02}{:03}{:03}", row / 40'000 % 90 + 1, row / 4'000 % 10 + 1,
                                             row / 200 % 20 + 1, row % 200);
        worksheet_write_string(sheet, row, 0, fmt::format("V{}", row).c_str(), nullptr);
        worksheet_write_string(sheet, row, 1, fmt::format("{}号村", row).c_str(), nullptr);
        worksheet_write_string(sheet, row, 2, code.c_str(), nullptr);
        worksheet_write_number(sheet, row, 3, 200 + row % 3000, nullptr);
        worksheet_write_string(sheet, row, 4, row % 3 == 0 ? "种植" : "养殖", nullptr);
        worksheet_write_number(sheet, row, 5, 43000 + row % 3000, nullptr);
    }
    return workbook_close(book) == LXW_NO_ERROR ? 0 : 1;
}
