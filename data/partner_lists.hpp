// Partners that a row of a node lists in a cell of its own: 区农业农村局、天一集团.
//
// A cell names several nodes, by id or by exact, unambiguous name. They can be looked up only when all nodes are in,
// so the cells are kept until then. Each partner is one tie of the kind that its column stands for; its origin is the
// row.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "data/table_reader.hpp"
#include "engine/network.hpp"

namespace lianjian {

class PartnerLists {
public:
    /// On which days the ties of a row hold; on all where it says nothing.
    struct Period {
        Date start = {}, end = {};
    };
    /// A cell that lists partners of a node.
    struct Cell {
        NodeId node;
        std::uint32_t column;  // into `columns`
        Origin origin;
        Period period;
        std::string text;
    };
    /// A column of lists of one table.
    struct ListColumn {
        EdgeKind kind;
        std::uint32_t file;
        Place header;
    };

    /// Whether the row of the table lists any partner.
    [[nodiscard]] static bool has_any(const TableReader& table);
    /// Keeps what the row lists. Costs nothing for a table without such columns.
    void keep(TableReader& table, IssueLog& log, NodeId node, Origin origin, Period period);

    std::vector<Cell> cells;
    std::vector<ListColumn> columns;
};

/// The parts of a list, split at 、 ； ; ， , and line ends, trimmed; empty ones are left out, and so are words for
/// "none" (无, 暂无, —, /).
[[nodiscard]] std::vector<std::string_view> list_items(std::string_view text);

}  // namespace lianjian
