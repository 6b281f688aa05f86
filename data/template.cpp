#include "data/template.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "data/export/workbook_file.hpp"
#include "data/schema.hpp"
#include "engine/kinds.hpp"

namespace lianjian {
namespace {

constexpr lxw_row_t last_prepared_row = 20'000;  // cells below the header that lists and prompts reach

enum class Cells { text, number, date, target_kind, partner_kind, group_kind, tie_kind, status, mark };

struct ColumnText {
    Column column;
    Words header;
    Cells cells;
    Words hint;
    std::array<Words, 2> examples;  // of two rows
};

struct SheetText {
    std::string_view table;
    Words name;
    Words purpose;
    std::span<const ColumnText> columns;
};

using C = Column;

constexpr std::array villages{
    ColumnText{C::id,
               {"编号", "id"},
               Cells::text,
               {"村居的12位统计用区划代码；没有代码的写自编编号，不可重复。",
                "The 12-digit division code of the village; without one, an id of your own, never twice."},
               {{{"370211014233", "370211014233"}, {"370211015272", "370211015272"}}}},
    ColumnText{C::name,
               {"名称", "name"},
               Cells::text,
               {"全称。", "Its full name."},
               {{{"徐村", "徐村"}, {"山张村", "山张村"}}}},
    ColumnText{C::kind,
               {"类型", "kind"},
               Cells::target_kind,
               {"村或社区；空着为村。", "Village or community; empty means village."},
               {{{"村", "village"}, {"村", "village"}}}},
    ColumnText{C::population,
               {"人口", "population"},
               Cells::number,
               {"常住人口；不确切可写 1200余 或 ≥1200。", "Residents; a lower bound may be written 1200+ or ≥1200."},
               {{{"1180", "1180"}, {"960", "960"}}}},
    ColumnText{C::should_have,
               {"应建", "should_have"},
               Cells::mark,
               {"应当有联建单位的写 是。", "yes where a partner is prescribed."},
               {{{"是", "yes"}, {"", ""}}}},
    ColumnText{C::partners,
               {"联建单位", "partners"},
               Cells::text,
               {"联建单位的名称或编号，多家用 、 分开；要写日期、状态的关系请写在联建关系表。",
                "Names or ids of its partners, separated by ; – ties with dates or a status go into the sheet edges."},
               {{{"U1、E1", "U1;E1"}, {"", ""}}}},
};
constexpr std::array partners{
    ColumnText{C::id,
               {"编号", "id"},
               Cells::text,
               {"自编编号或统一社会信用代码，不可重复。", "Any id, never twice."},
               {{{"U1", "U1"}, {"E1", "E1"}}}},
    ColumnText{C::name,
               {"名称", "name"},
               Cells::text,
               {"全称。", "Its full name."},
               {{{"示例大学", "Example University"}, {"示例农业公司", "Example Farming Ltd"}}}},
    ColumnText{C::kind,
               {"类型", "kind"},
               Cells::partner_kind,
               {"从列表中选。", "One of the list."},
               {{{"高校", "university"}, {"企业", "enterprise"}}}},
    ColumnText{C::region,
               {"区划代码", "region"},
               Cells::text,
               {"所在区划：省2位、市4位、县6位、镇街9位；不清楚可空着。",
                "Where it is seated: 2 digits province, 4 city, 6 county, 9 township; may stay empty."},
               {{{"3702", "3702"}, {"370211", "370211"}}}},
    ColumnText{C::capacity,
               {"容量", "capacity"},
               Cells::number,
               {"最多能联建几个村居。", "How many villages it can serve."},
               {{{"5", "5"}, {"2", "2"}}}},
};
constexpr std::array groups{
    ColumnText{C::id,
               {"编号", "id"},
               Cells::text,
               {"自编编号，不可重复。", "Any id, never twice."},
               {{{"G1", "G1"}, {"", ""}}}},
    ColumnText{C::name,
               {"名称", "name"},
               Cells::text,
               {"全称。", "Its full name."},
               {{{"示例工作队", "Example work team"}, {"", ""}}}},
    ColumnText{C::kind,
               {"类型", "kind"},
               Cells::group_kind,
               {"从列表中选。", "One of the list."},
               {{{"工作队", "work team"}, {"", ""}}}},
    ColumnText{C::region,
               {"区划代码", "region"},
               Cells::text,
               {"所在区划。", "Where it works."},
               {{{"370211014", "370211014"}, {"", ""}}}},
};
constexpr std::array ties{
    ColumnText{C::source,
               {"甲方", "source"},
               Cells::text,
               {"单位的编号或全称。", "Id or full name of the partner."},
               {{{"E1", "E1"}, {"U1", "U1"}}}},
    ColumnText{C::target,
               {"乙方", "target"},
               Cells::text,
               {"村居的编号或全称。", "Id or full name of the village."},
               {{{"370211015272", "370211015272"}, {"370211015272", "370211015272"}}}},
    ColumnText{C::kind,
               {"关系", "kind"},
               Cells::tie_kind,
               {"从列表中选；空着为合作。", "One of the list; empty means partnership."},
               {{{"结对", "pairing"}, {"合作", "partnership"}}}},
    ColumnText{C::status,
               {"状态", "status"},
               Cells::status,
               {"从列表中选；空着为实施中。", "One of the list; empty means active."},
               {{{"", ""}, {"", ""}}}},
    ColumnText{C::start,
               {"开始日期", "start"},
               Cells::date,
               {"如 2023-07-12、2023年7月 或 2023。", "As 2023-07-12, 2023-07 or 2023."},
               {{{"2022-03-01", "2022-03-01"}, {"2023", "2023"}}}},
    ColumnText{C::end,
               {"结束日期", "end"},
               Cells::date,
               {"协议到期日；没有可空着。", "When the agreement ends; may stay empty."},
               {{{"2027-02-28", "2027-02-28"}, {"", ""}}}},
    ColumnText{C::field,
               {"领域", "field"},
               Cells::text,
               {"如 党建、产业、治理、服务。", "Say party building, economy, governance, services."},
               {{{"产业", "economy"}, {"", ""}}}},
};
constexpr std::array members{
    ColumnText{C::group,
               {"组织", "group"},
               Cells::text,
               {"组织的编号或全称。", "Id or full name of the group."},
               {{{"G1", "G1"}, {"G1", "G1"}}}},
    ColumnText{C::node,
               {"成员", "node"},
               Cells::text,
               {"村居或单位的编号或全称。", "Id or full name of a village or partner."},
               {{{"370211014233", "370211014233"}, {"U1", "U1"}}}},
    ColumnText{C::role, {"职务", "role"}, Cells::text, {"可空着。", "May stay empty."}, {{{"", ""}, {"", ""}}}},
    ColumnText{C::start,
               {"开始日期", "start"},
               Cells::date,
               {"可空着。", "May stay empty."},
               {{{"2021", "2021"}, {"2021", "2021"}}}},
    ColumnText{C::end, {"结束日期", "end"}, Cells::date, {"可空着。", "May stay empty."}, {{{"", ""}, {"", ""}}}},
};
constexpr std::array projects{
    ColumnText{C::id,
               {"编号", "id"},
               Cells::text,
               {"自编编号，不可重复。", "Any id, never twice."},
               {{{"P1", "P1"}, {"", ""}}}},
    ColumnText{C::name,
               {"名称", "name"},
               Cells::text,
               {"项目名称。", "What the project is called."},
               {{{"示例大棚", "Example greenhouse"}, {"", ""}}}},
    ColumnText{C::source, {"甲方", "source"}, Cells::text, {"单位。", "The partner."}, {{{"E1", "E1"}, {"", ""}}}},
    ColumnText{C::target,
               {"乙方", "target"},
               Cells::text,
               {"村居。", "The village."},
               {{{"370211015272", "370211015272"}, {"", ""}}}},
    ColumnText{C::category,
               {"类别", "category"},
               Cells::text,
               {"如 增收、基础设施、服务。", "Say income, infrastructure, services."},
               {{{"增收", "income"}, {"", ""}}}},
    ColumnText{C::amount,
               {"金额", "amount"},
               Cells::number,
               {"元；可写 120万 或 100万余。", "Yuan; a lower bound may be written 100000+."},
               {{{"120万", "1200000"}, {"", ""}}}},
    ColumnText{
        C::date, {"日期", "date"}, Cells::date, {"可空着。", "May stay empty."}, {{{"2022-05", "2022-05"}, {"", ""}}}},
};

constexpr std::array sheets{
    SheetText{
        "villages",
        {"村", "villages"},
        {"每个村居一行，没有联建单位的也要写。", "A row for each village or community, those without partners too."},
        villages},
    SheetText{"organizations",
              {"单位", "organizations"},
              {"机关、企业、高校、社会组织，每家一行。",
               "Government units, firms, universities, social organizations: a row each."},
              partners},
    SheetText{"edges",
              {"联建关系", "edges"},
              {"谁与谁联建，每条一行。", "Who works together with whom: a row for each tie."},
              ties},
    SheetText{"groups",
              {"组织", "groups"},
              {"联盟、片区党委、工作队等；没有可不填。", "Alliances, area committees, work teams; may stay empty."},
              groups},
    SheetText{"members",
              {"成员", "members"},
              {"组织有哪些成员；没有可不填。", "Who belongs to which group; may stay empty."},
              members},
    SheetText{"projects",
              {"项目", "projects"},
              {"联建的项目；没有可不填。", "What they do together; may stay empty."},
              projects},
};

/// The words a drop-down list offers.
std::vector<std::string> choices(Cells cells, Lang lang) {
    std::vector<std::string> words;
    const auto kinds = [&](Family family) {
        for (const NodeKindRow& row : node_kinds()) {
            if (row.family == family) words.emplace_back(row.words.in(lang));
        }
    };
    switch (cells) {
        case Cells::target_kind:
            kinds(Family::target);
            break;
        case Cells::partner_kind:
            kinds(Family::partner);
            break;
        case Cells::group_kind:
            kinds(Family::group);
            break;
        case Cells::tie_kind:
            for (const EdgeKindRow& row : edge_kinds()) words.emplace_back(row.words.in(lang));
            break;
        case Cells::status:
            for (const StatusRow& row : statuses()) words.emplace_back(row.words.in(lang));
            break;
        case Cells::mark:
            words = {lang == Lang::zh ? "是" : "yes", lang == Lang::zh ? "否" : "no"};
            break;
        case Cells::text:
        case Cells::number:
        case Cells::date:
            break;
    }
    return words;
}

bool required(const SheetText& sheet, Column column) {
    const std::span<const ColumnRow> columns = find_table(sheet.table)->columns;
    return std::find_if(columns.begin(), columns.end(),
                        [&](const ColumnRow& row) { return row.column == column && row.required; }) != columns.end();
}

class TemplateWriter {
public:
    TemplateWriter(Lang lang, bool examples) : lang_(lang), examples_(examples), book_(WorkbookInMemory::Rows::kept) {
        for (lxw_format** format : {&title_, &header_, &needed_, &text_, &wrapped_}) {
            *format = workbook_add_format(book_.get());
        }
        format_set_bold(title_);
        format_set_font_size(title_, 14);
        for (lxw_format* format : {header_, needed_}) {
            format_set_bold(format);
            format_set_bottom(format, LXW_BORDER_THIN);
            format_set_bg_color(format, 0xE3E8ED);
        }
        format_set_font_color(needed_, 0xB84300);
        format_set_num_format(text_, "@");
        format_set_text_wrap(wrapped_);
        format_set_align(wrapped_, LXW_ALIGN_VERTICAL_TOP);
    }

    std::string write() {
        write_guide();
        for (const SheetText& sheet : sheets) write_sheet(sheet);
        return book_.bytes();
    }

private:
    [[nodiscard]] std::string in(const Words& words) const { return std::string(words.in(lang_)); }
    [[nodiscard]] std::string in(std::string_view zh, std::string_view en) const { return in(Words{zh, en}); }

    static void put(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::string& text,
                    lxw_format* format) {
        if (!text.empty()) worksheet_write_string(sheet, row, column, text.c_str(), format);
    }

    /// What to fill in where, with the examples: a row for each column of each sheet.
    void write_guide() {
        lxw_worksheet* sheet = workbook_add_worksheet(book_.get(), in("说明", "guide").c_str());
        worksheet_set_column(sheet, 0, 1, 16, wrapped_);
        worksheet_set_column(sheet, 2, 2, 8, wrapped_);
        worksheet_set_column(sheet, 3, 3, 64, wrapped_);
        worksheet_set_column(sheet, 4, 5, 26, wrapped_);
        put(sheet, 0, 0, in("联建名册填写说明", "How to fill in this roster"), title_);
        put(sheet, 1, 0,
            in("表名和表头请勿改动；列可增删，顺序不限，橙色的必填。填好后运行：lianjian check 本文件.xlsx",
               "Keep the names of sheets and headers. Columns may be added, removed or moved; those in orange are "
               "needed. "
               "Then run: lianjian check THIS-FILE.xlsx"),
            nullptr);
        lxw_row_t row = 3;
        lxw_col_t column = 0;
        for (const Words& words :
             {Words{"表", "sheet"}, Words{"列", "column"}, Words{"必填", "needed"}, Words{"内容", "what to write"},
              Words{"示例一", "example 1"}, Words{"示例二", "example 2"}}) {
            put(sheet, row, column++, in(words), header_);
        }
        worksheet_freeze_panes(sheet, row + 1, 0);
        for (const SheetText& each : sheets) {
            put(sheet, ++row, 0, in(each.name), title_);
            put(sheet, row, 3, in(each.purpose), wrapped_);
            for (const ColumnText& text : each.columns) {
                ++row;
                put(sheet, row, 0, in(each.name), wrapped_);
                put(sheet, row, 1, in(text.header), wrapped_);
                if (required(each, text.column)) put(sheet, row, 2, in("是", "yes"), wrapped_);
                put(sheet, row, 3, in(text.hint), wrapped_);
                put(sheet, row, 4, in(text.examples[0]), wrapped_);
                put(sheet, row, 5, in(text.examples[1]), wrapped_);
            }
        }
    }

    void write_sheet(const SheetText& text) {
        lxw_worksheet* sheet = workbook_add_worksheet(book_.get(), in(text.name).c_str());
        worksheet_freeze_panes(sheet, 1, 0);
        for (std::size_t i = 0; i < text.columns.size(); ++i) {
            const ColumnText& column = text.columns[i];
            const auto at = static_cast<lxw_col_t>(i);
            const std::string header = in(column.header);
            const std::size_t width = std::max({extent(header).width + 4, extent(in(column.examples[0])).width + 2,
                                                extent(in(column.examples[1])).width + 2});
            worksheet_set_column(sheet, at, at, static_cast<double>(std::min<std::size_t>(width, 40)),
                                 column.cells == Cells::number ? nullptr : text_);
            put(sheet, 0, at, header, required(text, column.column) ? needed_ : header_);
            guide_cells(sheet, at, column);
            for (std::size_t example = 0; examples_ && example < column.examples.size(); ++example) {
                put(sheet, static_cast<lxw_row_t>(example + 1), at, in(column.examples[example]), text_);
            }
        }
    }

    /// The prompt of a column's cells, and the list they are chosen from; what is not on the list is asked about.
    void guide_cells(lxw_worksheet* sheet, lxw_col_t at, const ColumnText& column) {
        std::vector<std::string> words = choices(column.cells, lang_);  // the library takes all texts as not const
        std::vector<char*> list;
        for (std::string& word : words) list.push_back(word.data());
        list.push_back(nullptr);
        std::string title = in(column.header), hint = in(column.hint);
        std::string doubt = in("不在列表中，仍要保留吗？", "This is not on the list. Keep it?");
        lxw_data_validation rule{};
        rule.validate = static_cast<std::uint8_t>(words.empty() ? LXW_VALIDATION_TYPE_ANY : LXW_VALIDATION_TYPE_LIST);
        if (!words.empty()) rule.value_list = list.data();
        rule.input_title = title.data();
        rule.input_message = hint.data();
        rule.error_type = LXW_VALIDATION_ERROR_TYPE_WARNING;
        rule.error_message = doubt.data();
        worksheet_data_validation_range(sheet, 1, at, last_prepared_row, at, &rule);
    }

    Lang lang_;
    bool examples_;
    WorkbookInMemory book_;
    lxw_format *title_ = nullptr, *header_ = nullptr, *needed_ = nullptr, *text_ = nullptr, *wrapped_ = nullptr;
};

}  // namespace

std::string roster_template(Lang lang, bool examples) { return TemplateWriter(lang, examples).write(); }

}  // namespace lianjian
