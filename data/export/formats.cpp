#include "data/export/formats.hpp"

#include <algorithm>
#include <array>

namespace lianjian {
namespace {

constexpr std::array rows{
    ExportFormat{
        ".graphml", {"GraphML：igraph、networkx、yEd、Gephi", "GraphML: igraph, networkx, yEd, Gephi"}, graphml},
    ExportFormat{".gexf", {"GEXF 1.3：Gephi，带时间轴", "GEXF 1.3: Gephi, with its timeline"}, gexf},
    ExportFormat{".dot", {"DOT：Graphviz", "DOT: Graphviz"}, dot},
    ExportFormat{".net", {"Pajek", "Pajek"}, pajek},
    ExportFormat{".json", {"JSON（node-link）：d3、networkx", "JSON (node-link): d3, networkx"}, node_link_json},
    ExportFormat{".xlsx", {"Excel 工作簿：各表与覆盖结果", "Excel workbook: the tables, and the coverage"}, workbook},
};

}  // namespace

std::span<const ExportFormat> export_formats() { return rows; }

const ExportFormat* find_export_format(std::string_view file_name) {
    for (const ExportFormat& row : rows) {
        if (file_name.size() <= row.ending.size()) continue;
        const std::string_view ending = file_name.substr(file_name.size() - row.ending.size());
        if (std::equal(ending.begin(), ending.end(), row.ending.begin(), [](char a, char b) {
                return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
            }))
            return &row;
    }
    return nullptr;
}

}  // namespace lianjian
