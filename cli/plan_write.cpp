#include "cli/plan_write.hpp"

#include "cli/table_folder.hpp"

namespace lianjian {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

NamedFile csv_file(const Request& request, const OutputTable& table) {
    return {std::string(table.name) + ".csv",
            std::string(byte_order_mark) + formatted(table, TableFormat::csv, request.lang)};
}

OutputTable edges_of(const Request& request, const Network& network, std::span<const ProposedTie> ties) {
    OutputTable table{"edges", {}, {{"source", {}}, {"target", {}}, {"kind", {}}, {"status", {}}, {"start", {}}}, {}};
    const std::string start = request.as_of ? iso(*request.as_of) : std::string();
    for (const ProposedTie& tie : ties) {
        table.rows.push_back({text_cell(tie.source), text_cell(tie.target), text_cell(network.key(tie.kind)),
                              text_cell("planned"), text_cell(start)});
    }
    return table;
}

OutputTable nodes_of(const Network& network, std::span<const Candidate* const> newcomers) {
    OutputTable table{
        "nodes", {}, {{"id", {}}, {"name", {}}, {"kind", {}}, {"region", {}}, {"capacity", {}}, {"cost", {}}}, {}};
    for (const Candidate* candidate : newcomers) {
        table.rows.push_back(
            {text_cell(candidate->id), text_cell(candidate->name), text_cell(network.key(candidate->kind)),
             text_cell(network.region_code(candidate->region)), Cell(candidate->capacity), Cell(candidate->cost)});
    }
    return table;
}

}  // namespace

void write_plan(const Request& request, const std::string& folder, const Network& network,
                std::span<const ProposedTie> ties, std::span<const Candidate* const> newcomers) {
    if (folder.empty()) return;
    std::vector<NamedFile> files{csv_file(request, edges_of(request, network, ties))};
    if (!newcomers.empty()) files.push_back(csv_file(request, nodes_of(network, newcomers)));
    write_table_folder(request, "--write", folder, network, files);
}

void add_write_option(CLI::App& app, std::string& folder, Lang lang) {
    app.add_option("--write", folder,
                   say(lang, "把方案的关系（状态：计划）写成一个 CSV 文件夹，可与数据一起读取",
                       "write the ties of the plan, status planned, as a folder of CSV to be read beside the data"))
        ->type_name("DIR");
}

}  // namespace lianjian
