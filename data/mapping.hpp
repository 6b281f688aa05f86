// mapping.toml: the spellings of one's own rosters, written down once.
//
//     [tables]                  # file or sheet name = table, or "ignore"
//     "村居花名册" = "villages"
//     [columns]                 # header = column, in every table that has it
//     "所属区划" = "region"
//     [columns.villages]        # … or in one table only
//     "联系单位" = "partners"
//     [node_kinds]
//     "银行" = "enterprise"
//     [edge_kinds]
//     "结伴" = "pairing"
//     [statuses]
//     "推进中" = "active"
//     [regions]                 # a name in place of a division code
//     "黄岛街道" = "370211001"
//
// The mapping makes a schema of its own: the tables and columns of schema.hpp, with these names accepted besides.
// A name that the mapping gives to one column is no longer that of another.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "data/issue_log.hpp"
#include "data/schema.hpp"
#include "engine/kinds.hpp"

namespace lianjian {

class Mapping {
public:
    /// No names besides those of the schema.
    Mapping() = default;
    /// Reads the file, if a path is given, and then the draft, which is TOML of the same kind; what is wrong with them
    /// goes to the log, as errors.
    Mapping(const std::string& path, std::string_view draft, IssueLog& log);
    Mapping(const Mapping&) = delete;
    Mapping& operator=(const Mapping&) = delete;

    /// As find_table of schema.hpp. All tables it gives are of one array, in the order of the schema.
    [[nodiscard]] const TableRow* find_table(std::string_view name) const;
    /// Whether files or sheets of this name are to be passed over.
    [[nodiscard]] bool ignores(std::string_view name) const;
    [[nodiscard]] std::optional<NodeKind> node_kind(std::string_view spelling) const;
    [[nodiscard]] std::optional<EdgeKind> edge_kind(std::string_view spelling) const;
    [[nodiscard]] std::optional<Status> status(std::string_view spelling) const;
    /// The division code that stands for a name, or empty.
    [[nodiscard]] std::string_view region(std::string_view name) const;

    [[nodiscard]] const std::string& path() const { return path_; }  // empty without a file
    [[nodiscard]] std::size_t entries() const { return entries_; }

private:
    class Reader;
    /// A header that the file gives to a column; of one table, or of all that have the column.
    struct Header {
        std::string folded;
        std::string text;
        std::string column;  // its key
        std::string table;   // its key, or empty
    };
    void make_tables(const std::map<std::string, std::string>& names, const std::vector<Header>& headers);
    std::string_view keep(std::string text);

    std::string path_;
    std::size_t entries_ = 0;
    std::set<std::string> ignored_;
    std::map<std::string, NodeKind> node_kinds_;
    std::map<std::string, EdgeKind> edge_kinds_;
    std::map<std::string, Status> statuses_;
    std::map<std::string, std::string> regions_;  // folded name → code
    std::vector<TableRow> tables_;                // empty without a file
    // What the rows of the tables look into.
    std::deque<std::vector<ColumnRow>> columns_;
    std::deque<std::vector<std::string_view>> spellings_;
    std::deque<std::string> texts_;
};

/// The mapping file of a data set: `mapping.toml` in a folder, or beside a file, of the inputs. Two different ones
/// are an error, both named. Empty when there is none.
[[nodiscard]] std::string find_mapping(std::span<const std::string> inputs, IssueLog& log);

}  // namespace lianjian
