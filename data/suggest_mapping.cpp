#include "data/suggest_mapping.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "data/encoding.hpp"
#include "data/issue_classes.hpp"
#include "data/likeness.hpp"
#include "data/schema.hpp"
#include "data/suggest_regions.hpp"
#include "engine/kinds.hpp"
#include "engine/spelling.hpp"

namespace lianjian {
namespace {

using Text = std::string_view;

std::string quoted(Text text) {
    static constexpr Text digits = "0123456789ABCDEF";
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') out.push_back('\\');
        if (byte < 0x20 || byte == 0x7f) {
            out += "\\u00";
            out.push_back(digits[byte >> 4U]);
            out.push_back(digits[byte & 15U]);
        } else {
            out.push_back(c);
        }
    }
    return out + "\"";
}

struct Line {
    std::string word;
    std::string key;    // what it stands for; empty: for the user to say
    bool stands;        // else it is a comment
    std::string place;  // said behind it
};

enum class Part { tables, columns, node_kinds, edge_kinds, statuses, regions };

/// The lines by section. A word comes once in a section, as it was first put; a name of a file that is not UTF-8 cannot
/// stand in TOML.
class Draft {
public:
    void add(Part part, const std::string& section, Line line) {
        if (first_invalid_utf8(line.word) || !seen_.emplace(section, folded(trimmed(line.word))).second) return;
        standing_ += line.stands;
        sections_[{part, section}].push_back(std::move(line));
    }

    [[nodiscard]] std::size_t standing() const { return standing_; }

    [[nodiscard]] bool stands(Text key, Text word) const {
        return std::ranges::any_of(sections_, [&](const auto& section) {
            return std::ranges::any_of(section.second, [&](const Line& line) {
                return line.stands && line.key == key && folded(line.word) == folded(word);
            });
        });
    }

    /// The lines that stand, as a mapping.
    [[nodiscard]] std::string mapping() const {
        std::string out;
        for (const auto& [name, lines] : sections_) {
            out += "[" + name.second + "]\n";
            for (const Line& line : lines) {
                if (line.stands) out += quoted(line.word) + " = " + quoted(line.key) + "\n";
            }
        }
        return out;
    }

    /// All lines, for the user.
    [[nodiscard]] std::string text(Lang lang) const {
        static constexpr Words unread{
            "# 有的表还没有读取：填好右边后请再运行一次，查看其中的列和类型。\n",
            "# Some are not read yet: say what they are, and run this once more for their columns "
            "and kinds.\n"};
        std::string out;
        for (const auto& [name, lines] : sections_) {
            out += "\n[" + name.second + "]\n";
            const bool open = std::ranges::any_of(lines, [](const Line& line) { return !line.stands; });
            if (name.first == Part::tables && open) out += unread.in(lang);
            for (const Line& line : lines) {
                out += (line.stands ? "" : "# ") + quoted(line.word) + " = " + quoted(line.key);
                out += (line.place.empty() ? "" : "  # " + line.place) + "\n";
            }
        }
        return out;
    }

private:
    std::map<std::pair<Part, std::string>, std::vector<Line>> sections_;
    std::set<std::pair<std::string, std::string>> seen_;
    std::size_t standing_ = 0;
};

void add_tables(const LoadResult& result, Draft& draft) {
    const std::vector<KnownName> known = table_names();
    std::set<std::string, std::less<>> taken;
    for (const SourceFile& file : result.network.files) taken.insert(file.table);
    for (const Issue& issue : result.issues) {
        if (issue.issue_class != &issues::unknown_table && issue.issue_class != &issues::unknown_sheet) continue;
        const std::string& name = issue.arguments.at(0);
        const Likeness like = likeness(name, known);
        const bool stands = like.close && taken.insert(std::string(like.key)).second;
        draft.add(Part::tables, "tables", {name, std::string(like.key), stands, {}});
    }
}

// Headers that mostly are one column, and too vague to be a name of it. Brackets and strokes in them are passed over:
// 村（社区） is 村社区.
constexpr Text serial_number = "序号";
constexpr std::array id_headers{serial_number};
constexpr std::array name_headers{Text("村"),     Text("社区"),     Text("村居"),
                                  Text("村社区"), Text("村居社区"), Text("行政村社区")};
constexpr std::array region_headers{Text("镇街"),     Text("乡镇"),     Text("街道"),     Text("镇"),
                                    Text("乡镇街道"), Text("镇街道"),   Text("街道镇"),   Text("所属镇街"),
                                    Text("所在镇街"), Text("所属乡镇"), Text("所在乡镇"), Text("镇街名称"),
                                    Text("乡镇名称")};
constexpr std::array start_headers{Text("签约时间"), Text("签约日期"), Text("结对时间"), Text("结对日期"),
                                   Text("联建时间"), Text("联建日期"), Text("共建时间"), Text("共建日期")};
constexpr std::array end_headers{Text("到期时间"), Text("到期日期"), Text("截止时间"), Text("截止日期")};

struct VagueHeaders {
    Column column;
    std::span<const Text> headers;
};
constexpr std::array vague_headers{VagueHeaders{Column::id, id_headers}, VagueHeaders{Column::name, name_headers},
                                   VagueHeaders{Column::region, region_headers},
                                   VagueHeaders{Column::partners_start, start_headers},
                                   VagueHeaders{Column::partners_end, end_headers}};

std::string without_brackets(std::string_view header) {
    std::string text = folded(header);
    for (const Text sign : {Text("（"), Text("）"), Text("("), Text(")"), Text("/"), Text("、")}) {
        for (std::size_t at = text.find(sign); at != std::string::npos; at = text.find(sign))
            text.erase(at, sign.size());
    }
    return text;
}

using Taken = std::set<std::string, std::less<>>;

/// Whether a vague header may be this column in the table: names where villages are listed, days where partners are.
bool may_be(Column column, const TableRow& table, const Taken& taken) {
    if (column == Column::name) return table.default_kind && is_target(*table.default_kind);
    if (column != Column::partners_start && column != Column::partners_end) return true;
    return taken.contains("partners") || taken.contains("pairing_partners") || taken.contains("duty_partners");
}

/// The column that a header of this table stands for, as far as one can tell.
Likeness column_like(Text header, const TableRow& table, const Taken& taken) {
    const std::string bare = without_brackets(header);
    std::vector<KnownName> known;
    for (const ColumnRow& column : table.columns) {
        for (const VagueHeaders& vague : vague_headers) {
            if (vague.column != column.column || !may_be(vague.column, table, taken)) continue;
            if (std::ranges::find(vague.headers, bare) != vague.headers.end()) return {column.key, true};
        }
        known.push_back({column.key, column.key});
        for (const Text spelling : column.spellings) known.push_back({spelling, column.key});
    }
    return likeness(header, known);
}

void add_headers(const LoadResult& result, Draft& draft) {
    std::map<std::string, Taken> taken;
    for (const UnknownHeader& unknown : result.unknown_headers) {
        taken[unknown.table].insert(unknown.taken.begin(), unknown.taken.end());
    }
    for (const UnknownHeader& unknown : result.unknown_headers) {
        const Likeness like = column_like(unknown.header, *find_table(unknown.table), taken[unknown.table]);
        // Numbers that begin at 1 in two tables would be the same ids.
        const bool twice = folded(unknown.header) == serial_number && draft.stands("id", serial_number);
        const bool stands = like.close && !twice && taken[unknown.table].insert(std::string(like.key)).second;
        draft.add(Part::columns, "columns." + unknown.table, {unknown.header, std::string(like.key), stands, {}});
    }
}

template <class Rows>
void add_kinds(const std::vector<std::string>& spellings, const Rows& rows, Part part, const std::string& section,
               Draft& draft) {
    std::vector<KnownName> known;
    for (const auto& row : rows) {
        known.push_back({row.key, row.key});
        known.push_back({row.words.zh, row.key});
        for (const Text spelling : row.spellings) known.push_back({spelling, row.key});
    }
    for (const std::string& spelling : spellings) {
        const Likeness like = likeness(spelling, known);
        draft.add(part, section, {spelling, std::string(like.key), like.close, {}});
    }
}

/// What the issues of a class speak of first.
std::vector<std::string> words_in(const LoadResult& result, const IssueClass& issue_class) {
    std::vector<std::string> words;
    for (const Issue& issue : result.issues) {
        if (issue.issue_class == &issue_class) words.push_back(issue.arguments.at(0));
    }
    return words;
}

void add_regions(const LoadResult& result, Draft& draft) {
    for (SuggestedRegion& region : suggest_regions(words_in(result, issues::own_region))) {
        const bool certain = !region.code.empty();
        draft.add(Part::regions, "regions",
                  {std::move(region.name), std::move(region.code), certain, std::move(region.place)});
    }
}

void add_suggestions(const LoadResult& result, Draft& draft) {
    add_tables(result, draft);
    add_headers(result, draft);
    add_kinds(result.network.unknown_node_kinds, node_kinds(), Part::node_kinds, "node_kinds", draft);
    add_kinds(result.network.unknown_edge_kinds, edge_kinds(), Part::edge_kinds, "edge_kinds", draft);
    add_kinds(words_in(result, issues::unknown_status), statuses(), Part::statuses, "statuses", draft);
    add_regions(result, draft);
}

}  // namespace

std::string suggest_mapping(const LoadResult& result, std::span<const std::string> inputs, const LoadOptions& options,
                            Lang lang) {
    Draft draft;
    add_suggestions(result, draft);
    // A table that becomes known has headers to settle; they settled, it has kinds and regions.
    for (std::size_t before = 0; before != draft.standing();) {
        before = draft.standing();
        LoadOptions with_draft = options;
        with_draft.draft = draft.mapping();
        add_suggestions(load_network(inputs, with_draft), draft);
    }
    const std::string body = draft.text(lang);
    static constexpr Words nothing{"# 没有不认识的表名、列名、类型、状态或区划名称。\n",
                                   "# Every table, column, kind, status and name of a region is known.\n"};
    static constexpr Words head{
        "# mapping.toml 草稿：左边是名册的写法，右边是已知的名称。请逐行核对，存为数据旁的 mapping.toml。\n"
        "# 以 # 开头的行不起作用：请填写或核对右边，再去掉 #。表名可写 ignore，即不读取。\n",
        "# Draft of mapping.toml: the spelling of the roster = the known name. Check each line, and save it beside\n"
        "# the data as mapping.toml. Lines after # do nothing: fill in or check their right side, and take the # off.\n"
        "# A table may be \"ignore\": it is not read then.\n"};
    return std::string(body.empty() ? nothing.in(lang) : head.in(lang)) + body;
}

}  // namespace lianjian
