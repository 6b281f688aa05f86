#include "data/suggest_mapping.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <string_view>
#include <vector>

#include "data/issue_classes.hpp"
#include "data/schema.hpp"
#include "engine/kinds.hpp"
#include "engine/spelling.hpp"

namespace lianjian {
namespace {

using Text = std::string_view;

/// A known name and what it stands for.
struct Known {
    Text name;
    Text key;
};

/// Letters and Chinese characters, each of them one.
std::vector<Text> characters(Text text) {
    std::vector<Text> out;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i + 1;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U) ++end;
        out.push_back(text.substr(i, end - i));
        i = end;
    }
    return out;
}

/// Levenshtein distance in characters: in bytes, two Chinese characters without relation may be near.
std::size_t distance_of(const std::vector<Text>& a, const std::vector<Text>& b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row[b.size()];
}

struct Guess {
    Text key;
    bool close = false;
};

/// The known name that is contained in a word, the longest one, or else the nearest by its characters.
Guess guess(Text word, std::span<const Known> known) {
    const std::string wanted = folded(word);
    const std::vector<Text> letters = characters(wanted);
    const Known* inside = nullptr;
    const Known* near = nullptr;
    std::size_t least = 0;
    for (const Known& each : known) {
        const std::string name = folded(each.name);
        // One Chinese character or three letters say too little.
        if (name.size() > 3 && wanted.find(name) != std::string::npos &&
            (inside == nullptr || name.size() > folded(inside->name).size())) {
            inside = &each;
        }
        const std::size_t distance = distance_of(letters, characters(name));
        if (near == nullptr || distance < least) {
            near = &each;
            least = distance;
        }
    }
    if (inside != nullptr) return {inside->key, true};
    if (near == nullptr) return {};
    const std::size_t longest = std::max(letters.size(), characters(near->name).size());
    // Of words that have next to nothing in common none is near.
    if (least * 3 > longest * 2) return {};
    return {near->key, least * 3 <= longest};
}

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

std::string line(Text word, const Guess& guess, bool stands) {
    return (stands ? "" : "# ") + quoted(word) + " = " + quoted(guess.key) + "\n";
}

template <class Rows>
std::vector<Known> words_of(const Rows& rows) {
    std::vector<Known> known;
    for (const auto& row : rows) {
        known.push_back({row.key, row.key});
        known.push_back({row.words.zh, row.key});
        for (const Text spelling : row.spellings) known.push_back({spelling, row.key});
    }
    return known;
}

std::string section(Text name, const std::string& lines) {
    return lines.empty() ? std::string() : "\n[" + std::string(name) + "]\n" + lines;
}

std::string table_lines(const LoadResult& result) {
    std::vector<Known> known;
    for (const TableRow& row : tables()) {
        known.push_back({row.key, row.key});
        for (const Text spelling : row.spellings) known.push_back({spelling, row.key});
    }
    std::set<std::string, std::less<>> taken, seen;
    for (const SourceFile& file : result.network.files) taken.insert(file.table);
    std::string lines;
    for (const Issue& issue : result.issues) {
        if (issue.issue_class != &issues::unknown_table && issue.issue_class != &issues::unknown_sheet) continue;
        const std::string& name = issue.arguments.at(0);
        if (!seen.insert(folded(name)).second) continue;
        const Guess found = guess(name, known);
        lines += line(name, found, found.close && taken.insert(std::string(found.key)).second);
    }
    return lines;
}

/// By table: its section and the lines in it.
std::string header_sections(const LoadResult& result) {
    std::map<std::string, std::string> lines;
    std::map<std::string, std::set<std::string, std::less<>>> taken, seen;
    for (const UnknownHeader& unknown : result.unknown_headers) {
        taken[unknown.table].insert(unknown.taken.begin(), unknown.taken.end());
    }
    for (const UnknownHeader& unknown : result.unknown_headers) {
        if (!seen[unknown.table].insert(folded(unknown.header)).second) continue;
        std::vector<Known> known;
        for (const ColumnRow& column : find_table(unknown.table)->columns) {
            known.push_back({column.key, column.key});
            for (const Text spelling : column.spellings) known.push_back({spelling, column.key});
        }
        const Guess found = guess(unknown.header, known);
        const bool stands = found.close && taken[unknown.table].insert(std::string(found.key)).second;
        lines[unknown.table] += line(unknown.header, found, stands);
    }
    std::string out;
    for (const auto& [table, text] : lines) out += section("columns." + table, text);
    return out;
}

std::string kind_lines(const std::vector<std::string>& spellings, std::span<const Known> known) {
    std::string lines;
    std::set<std::string> seen;
    for (const std::string& spelling : spellings) {
        if (!seen.insert(folded(spelling)).second) continue;
        const Guess found = guess(spelling, known);
        lines += line(spelling, found, found.close);
    }
    return lines;
}

}  // namespace

std::string suggest_mapping(const LoadResult& result, Lang lang) {
    std::vector<std::string> unknown_statuses;
    for (const Issue& issue : result.issues) {
        if (issue.issue_class == &issues::unknown_status) unknown_statuses.push_back(issue.arguments.at(0));
    }
    static constexpr Words again{
        "# 以下各表还没有读取：存盘后请再运行一次，查看其中的列和类型。\n",
        "# These are not read yet: save, and run this once more for their columns and kinds.\n"};
    const std::string unread = table_lines(result);
    const std::string body =
        section("tables", unread.empty() ? unread : std::string(again.in(lang)) + unread) + header_sections(result) +
        section("node_kinds", kind_lines(result.network.unknown_node_kinds, words_of(node_kinds()))) +
        section("edge_kinds", kind_lines(result.network.unknown_edge_kinds, words_of(edge_kinds()))) +
        section("statuses", kind_lines(unknown_statuses, words_of(statuses())));
    static constexpr Words nothing{"# 没有不认识的表名、列名、类型或状态。\n",
                                   "# Every table, column, kind and status is known.\n"};
    static constexpr Words head{
        "# mapping.toml 草稿：左边是名册的写法，右边是已知的名称。请逐行核对，存为数据旁的 mapping.toml。\n"
        "# 以 # 开头的行不起作用：请填写或核对右边，再去掉 #。表名可写 ignore，即不读取。\n",
        "# Draft of mapping.toml: the spelling of the roster = the known name. Check each line, and save it beside\n"
        "# the data as mapping.toml. Lines after # do nothing: fill in or check their right side, and take the # off.\n"
        "# A table may be \"ignore\": it is not read then.\n"};
    return std::string(body.empty() ? nothing.in(lang) : head.in(lang)) + body;
}

}  // namespace lianjian
