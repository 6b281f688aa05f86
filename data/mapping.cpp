#include "data/mapping.hpp"

#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>
#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>
#include <tuple>
#include <utility>

#include "data/encoding.hpp"
#include "data/issue_classes.hpp"
#include "data/mapped_file.hpp"
#include "data/toml_text.hpp"
#include "engine/region.hpp"
#include "engine/spelling.hpp"

namespace lianjian {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view file_name = "mapping.toml";
constexpr std::size_t most_bytes = std::size_t{1} << 20U;
constexpr std::string_view ignore_word = "ignore";

/// Whether a header or key is a name of the column, spellings included.
const ColumnRow* column_called(const TableRow& table, std::string_view name) {
    for (const ColumnRow& row : table.columns) {
        if (folded(row.key) == folded(name)) return &row;
    }
    for (const ColumnRow& row : table.columns) {
        if (is_spelling_of(row, name)) return &row;
    }
    return nullptr;
}

std::vector<std::string_view> column_keys(const TableRow* table) {
    std::vector<std::string_view> keys;
    for (const TableRow& row : tables()) {
        if (table != nullptr && row.key != table->key) continue;
        for (const ColumnRow& column : row.columns) {
            if (std::find(keys.begin(), keys.end(), column.key) == keys.end()) keys.push_back(column.key);
        }
    }
    return keys;
}

}  // namespace

/// Understands the sections of the file, one after the other.
class Mapping::Reader {
public:
    Reader(Mapping& mapping, IssueLog& log) : mapping_(mapping), log_(log) {}

    void read(const toml::table& root) {
        static constexpr std::array<std::string_view, 6> sections{"tables",     "columns",  "node_kinds",
                                                                  "edge_kinds", "statuses", "regions"};
        for (const auto& [key, node] : root) {
            const toml::table* section = node.as_table();
            if (std::find(sections.begin(), sections.end(), key.str()) == sections.end()) {
                fault(issues::mapping_section, key,
                      {std::string(key.str()), std::string(nearest(key.str(), sections))});
            } else if (section == nullptr) {
                fault(issues::mapping_value, key, {std::string(key.str())});
            } else {
                read_section(key.str(), *section);
            }
        }
        // The parser sorts by key; a reader goes by line.
        std::stable_sort(faults_.begin(), faults_.end(), [](const Fault& a, const Fault& b) {
            return std::tie(a.at.line, a.at.column) < std::tie(b.at.line, b.at.column);
        });
        for (Fault& each : faults_) {
            log_.add(*each.issue_class, {mapping_.path_, each.at.line, each.at.column}, std::move(each.arguments));
        }
        faults_.clear();
    }

    void make_tables() { mapping_.make_tables(table_names_, headers_); }

private:
    void read_section(std::string_view name, const toml::table& section) {
        std::set<std::string> seen;
        for (const auto& [key, node] : section) {
            if (name == "columns" && node.is_table()) {
                read_columns_of(key, *node.as_table());
                continue;
            }
            const auto value = text_of(key, node, seen);
            if (!value) continue;
            if (name == "tables") add_table(key, *value);
            if (name == "columns") add_header(key, *value, nullptr);
            if (name == "node_kinds") {
                add_word(key, *value, node_kind_of(*value), nearest_node_kind(*value), mapping_.node_kinds_);
            }
            if (name == "edge_kinds") {
                add_word(key, *value, edge_kind_of(*value), nearest_edge_kind(*value), mapping_.edge_kinds_);
            }
            if (name == "statuses") {
                add_word(key, *value, status_of(*value), nearest_status(*value), mapping_.statuses_);
            }
            if (name == "regions") add_region(key, *value);
        }
    }

    void read_columns_of(const toml::key& name, const toml::table& section) {
        const TableRow* table = lianjian::find_table(name.str());
        if (table == nullptr) {
            return fault(issues::mapping_table, name,
                         {std::string(name.str()), std::string(nearest_table(name.str()))});
        }
        std::set<std::string> seen;
        for (const auto& [key, node] : section) {
            if (const auto value = text_of(key, node, seen)) add_header(key, *value, table);
        }
    }

    /// The text of an entry whose key is not there in another spelling.
    std::optional<std::string> text_of(const toml::key& key, const toml::node& node, std::set<std::string>& seen) {
        const auto* value = node.as_string();
        if (value == nullptr) {
            fault(issues::mapping_value, key, {std::string(key.str())});
            return std::nullopt;
        }
        if (!seen.insert(folded(trimmed(key.str()))).second) {
            fault(issues::mapping_again, key, {std::string(key.str())});
            return std::nullopt;
        }
        ++mapping_.entries_;
        return value->get();
    }

    void add_table(const toml::key& key, const std::string& value) {
        const std::string name = folded(trimmed(key.str()));
        if (folded(value) == ignore_word) {
            mapping_.ignored_.insert(name);
            return;
        }
        const TableRow* table = lianjian::find_table(value);
        if (table == nullptr) {
            return fault(issues::mapping_table, key, {value, std::string(nearest_table(value))});
        }
        table_names_.emplace(name, table->key);
    }

    void add_header(const toml::key& key, const std::string& value, const TableRow* table) {
        const ColumnRow* column = nullptr;
        for (const TableRow& row : tables()) {
            if (column == nullptr && (table == nullptr || table->key == row.key)) column = column_called(row, value);
        }
        if (column == nullptr) {
            return fault(issues::mapping_column, key, {value, std::string(nearest(value, column_keys(table)))});
        }
        const std::string header = folded(trimmed(key.str()));
        for (const TableRow& row : tables()) {
            if (table != nullptr && table->key != row.key) continue;
            for (const ColumnRow& other : row.columns) {
                if (folded(other.key) != header || other.key == column->key) continue;
                return fault(issues::mapping_own_name, key, {std::string(key.str()), std::string(row.key)});
            }
        }
        headers_.push_back({header, std::string(trimmed(key.str())), std::string(column->key),
                            table == nullptr ? std::string() : std::string(table->key)});
    }

    template <class Kind>
    void add_word(const toml::key& key, const std::string& value, std::optional<Kind> known, std::string_view near,
                  std::map<std::string, Kind>& words) {
        if (!known) return fault(issues::mapping_kind, key, {value, std::string(near)});
        words.emplace(folded(trimmed(key.str())), *known);
    }

    void add_region(const toml::key& key, const std::string& code) {
        if (level_of_code(code) == Level::none) return fault(issues::mapping_region, key, {code});
        mapping_.regions_.emplace(folded(trimmed(key.str())), code);
    }

    void fault(const IssueClass& issue_class, const toml::key& key, std::vector<std::string> arguments) {
        faults_.push_back({&issue_class, key.source().begin, std::move(arguments)});
    }

    struct Fault {
        const IssueClass* issue_class;
        toml::source_position at;
        std::vector<std::string> arguments;
    };

    Mapping& mapping_;
    IssueLog& log_;
    std::vector<Fault> faults_;
    std::map<std::string, std::string> table_names_;  // folded name → key
    std::vector<Header> headers_;
};

Mapping::Mapping(const std::string& path, std::string_view draft, IssueLog& log) : path_(path) {
    Reader reader(*this, log);
    const auto read = [&](std::string_view text) {
        if (const auto bare = bare_word(text)) {
            log.add(issues::mapping_bare_word, {path, bare->line, bare->column}, {bare->word});
            return;
        }
        const toml::parse_result result = toml::parse(text);
        if (!result) {
            const toml::source_position at = result.error().source().begin;
            log.add(issues::mapping_syntax, {path, at.line, at.column}, {std::string(result.error().description())});
            return;
        }
        reader.read(result.table());
    };
    try {
        if (!path.empty()) {
            const MappedFile file(path);
            if (file.bytes().size() > most_bytes) {
                log.add(issues::mapping_large, {path});
                return;
            }
            read(without_bom(file.bytes()));
        }
        read(draft);
        reader.make_tables();
    } catch (const std::system_error& error) {
        log.add(issues::unreadable, {path}, {error.code().message()});
    }
}

std::string_view Mapping::keep(std::string text) { return texts_.emplace_back(std::move(text)); }

void Mapping::make_tables(const std::map<std::string, std::string>& names, const std::vector<Header>& headers) {
    for (const TableRow& row : tables()) {
        std::vector<ColumnRow>& columns = columns_.emplace_back(row.columns.begin(), row.columns.end());
        // A header of this table alone goes before one of all tables.
        std::map<std::string, const Header*> of_table;
        for (const bool own : {true, false}) {
            for (const Header& header : headers) {
                if (own ? header.table == row.key : header.table.empty()) of_table.emplace(header.folded, &header);
            }
        }
        const auto has = [&](const std::string& key) {
            return std::any_of(columns.begin(), columns.end(), [&](const ColumnRow& c) { return c.key == key; });
        };
        std::erase_if(of_table, [&](const auto& entry) { return !has(entry.second->column); });
        for (ColumnRow& column : columns) {
            std::vector<std::string_view>& accepted = spellings_.emplace_back();
            for (const std::string_view spelling : column.spellings) {
                if (!of_table.contains(folded(spelling))) accepted.push_back(spelling);
            }
            for (const auto& [name, header] : of_table) {
                if (header->column == column.key) accepted.push_back(keep(header->text));
            }
            column.spellings = accepted;
        }
        std::vector<std::string_view>& accepted = spellings_.emplace_back();
        for (const std::string_view spelling : row.spellings) {
            if (!names.contains(folded(spelling))) accepted.push_back(spelling);
        }
        for (const auto& [name, key] : names) {
            if (key == row.key) accepted.push_back(keep(name));
        }
        tables_.push_back(row);
        tables_.back().columns = columns;
        tables_.back().spellings = accepted;
    }
}

const TableRow* Mapping::find_table(std::string_view name) const {
    if (tables_.empty()) return lianjian::find_table(name);
    const std::string wanted = folded(name);
    const auto found = std::find_if(tables_.begin(), tables_.end(), [&](const TableRow& row) {
        return folded(row.key) == wanted || std::any_of(row.spellings.begin(), row.spellings.end(),
                                                        [&](std::string_view s) { return folded(s) == wanted; });
    });
    return found == tables_.end() ? nullptr : &*found;
}

bool Mapping::ignores(std::string_view name) const { return !ignored_.empty() && ignored_.contains(folded(name)); }

namespace {

template <class Kind>
std::optional<Kind> word_in(const std::map<std::string, Kind>& words, std::string_view spelling) {
    if (words.empty()) return std::nullopt;
    const auto found = words.find(folded(spelling));
    return found == words.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace

std::optional<NodeKind> Mapping::node_kind(std::string_view spelling) const { return word_in(node_kinds_, spelling); }
std::optional<EdgeKind> Mapping::edge_kind(std::string_view spelling) const { return word_in(edge_kinds_, spelling); }
std::optional<Status> Mapping::status(std::string_view spelling) const { return word_in(statuses_, spelling); }

std::string_view Mapping::region(std::string_view name) const {
    if (regions_.empty()) return {};
    const auto found = regions_.find(folded(name));
    return found == regions_.end() ? std::string_view() : std::string_view(found->second);
}

std::string find_mapping(std::span<const std::string> inputs, IssueLog& log) {
    std::string found;
    for (const std::string& input : inputs) {
        const fs::path folder = path_kind(input) == PathKind::folder ? fs::path(input) : fs::path(input).parent_path();
        const std::string path = (folder / file_name).string();
        if (path_kind(path) == PathKind::missing || path == found) continue;
        std::error_code error;
        if (!found.empty() && !fs::equivalent(found, path, error)) {
            log.add(issues::mapping_twice, {path}, {found});
            return found;
        }
        if (found.empty()) found = path;
    }
    return found;
}

}  // namespace lianjian
