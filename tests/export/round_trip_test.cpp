// Whatever a text holds, it comes out of each format as it went in, read by somebody else's reader.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>

#include "data/csv.hpp"
#include "data/export/escape.hpp"
#include "data/export/formats.hpp"
#include "data/export/workbook_file.hpp"
#include "data/formula_guard.hpp"
#include "engine/issue.hpp"
#include "engine/utf8.hpp"
#include "hostile_network.hpp"
#include "support/hostile_texts.hpp"
#include "support/readers.hpp"

namespace lianjian {
namespace {

using test::hostile_texts;

/// Not printed whole when it differs: some texts have 64 KiB.
void check_same(const std::string& found, const std::string& wanted) {
    const bool same = found == wanted;
    INFO("found:  " << found.substr(0, 200));
    INFO("wanted: " << wanted.substr(0, 200));
    CHECK(same);
}

/// As a DOT label breaks lines: at CR LF, CR and LF; a last one shows nothing.
std::string with_lines(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r' && text.substr(i + 1, 1) == "\n") continue;
        out += text[i] == '\r' ? '\n' : text[i];
    }
    if (out.ends_with('\n')) out.pop_back();
    return out;
}

TEST_CASE("characters: the same as utf8proc finds") {
    for (const std::string& text : hostile_texts()) {
        std::string_view left = text;
        std::string whole;
        while (!left.empty()) {
            const Character character = first_character(left);
            REQUIRE(!character.bytes.empty());
            REQUIRE(test::is_utf8(character.bytes) == (character.code != not_utf8));
            whole += character.bytes;
            left.remove_prefix(character.bytes.size());
        }
        check_same(whole, text);
        check_same(visible_controls(text), test::shown(text));
    }
}

TEST_CASE("what goes to a terminal neither moves nor hides") {
    for (const std::string& text : hostile_texts()) {
        const std::string out = printable(text, std::string::npos);
        CHECK(test::is_utf8(out));
        CHECK(std::none_of(out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }));
        for (const char* hidden :
             {"\x7f", "\xc2\x85", "\xe2\x80\xa8", "\xe2\x80\xae", "\xe2\x81\xa6", "\xef\xbb\xbf"}) {
            CHECK(out.find(hidden) == std::string::npos);
        }
    }
}

TEST_CASE("round trip: XML") {
    for (const std::string& text : hostile_texts()) {
        const std::string escaped = xml_text(text);
        check_same(test::read_markup(markup_text(text)).value_or("not read"), text);
        check_same(test::read_markup(escaped).value_or("not read"), test::shown(text));
        const auto elements = test::read_xml("<a b=\"" + escaped + "\" c='" + escaped + "'>" + escaped + "</a>");
        REQUIRE(elements.has_value());
        REQUIRE(elements->size() == 1);
        check_same(elements->front().text, test::shown(text));
        check_same(elements->front().attributes.at("b"), test::shown(text));
        check_same(elements->front().attributes.at("c"), test::shown(text));
    }
}

TEST_CASE("round trip: JSON") {
    for (const std::string& text : hostile_texts()) {
        const std::string json = json_text(text);
        CHECK(test::is_utf8(json));
        CHECK(json.find("\xe2\x80\xa8") == std::string::npos);
        check_same(nlohmann::json::parse(json).get<std::string>(), test::with_wrong_bytes_shown(text));
    }
}

TEST_CASE("round trip: DOT") {
    for (const std::string& text : hostile_texts()) {
        const std::string quoted = dot_quoted(text);
        const auto graph = test::read_dot("graph g { n [label=" + quoted + ", tooltip=" + quoted + "] }");
        REQUIRE(graph.has_value());
        REQUIRE(graph->nodes.size() == 1);
        CHECK((graph->edges.empty() && graph->subgraphs == 0));
        for (const auto& [name, value] : graph->nodes[0].attributes) {
            CHECK((name == "label" || name == "tooltip"));
            check_same(test::read_dot_label(value).value_or("not read"), with_lines(test::shown(text)));
        }
    }
}

TEST_CASE("round trip: a Pajek label, but for the characters the format has no place for") {
    for (const std::string& text : hostile_texts()) {
        const std::string label = pajek_label(text);
        REQUIRE(label.size() >= 2);
        const std::string inside = label.substr(1, label.size() - 2);
        CHECK((label.front() == '"' && label.back() == '"'));
        CHECK(inside.find_first_of("\"\\\r\n\t") == std::string::npos);
        check_same(inside, test::shown(inside));
    }
    CHECK(pajek_label("徐村 '甲' {a|b}") == "\"徐村 '甲' {a|b}\"");
}

TEST_CASE("round trip: a cell of CSV, with its guard") {
    for (const std::string& text : hostile_texts()) {
        const std::string file = "x," + csv_cell(guarded(text)) + ",y\r\n";
        IssueLog log;
        CsvReader reader(file, "t.csv", log);
        RowView row;
        REQUIRE(reader.next(row));
        REQUIRE(row.cells.size() == 3);
        check_same(std::string(unguarded(row.cells[1])), text);
        CHECK((row.cells[1].empty() || row.cells[1].find_first_of("=+-@\t\r") != 0));
        CHECK_FALSE(reader.next(row));
        CHECK(log.take().empty());
    }
}

TEST_CASE("round trip: a text of a sheet") {
    for (const std::string& text : hostile_texts()) {
        std::string read = sheet_text(text);
        for (std::size_t at = read.find("_x"); at != std::string::npos; at = read.find("_x", at + 1)) {
            const std::string code = read.substr(at, 7);
            if (code.size() < 7 || code.back() != '_' || code.find_first_not_of("0123456789ABCDEFabcdef", 2) != 6)
                continue;
            REQUIRE(code == "_x005F_");
            read.replace(at, 7, "_");
        }
        check_same(read, test::shown(text));
    }
}

/// The hostile names as those of one network; the text of a name that is empty is the node's id.
class Exported {
public:
    [[nodiscard]] std::string as(std::string (*format)(const Network&, const Selection&)) const {
        return format(network, selection);
    }
    [[nodiscard]] std::string label(std::size_t i) const {
        return names[i].empty() ? "n" + std::to_string(i) : names[i];
    }
    const std::vector<std::string>& names = hostile_texts();
    Network network = test::named_network(names);
    Selection selection = selection_of(network, std::nullopt);
};

TEST_CASE("files of hostile names: XML") {
    const Exported exported;
    for (const auto format : {graphml, gexf}) {
        const auto elements = test::read_xml(exported.as(format));
        REQUIRE(elements.has_value());
        std::size_t nodes = 0, ties = 0, texts = 0;
        for (const test::XmlElement& element : *elements) {
            CHECK((element.name != "script" && element.name != "image"));
            if (element.name == "edge") ++ties;
            const auto title = element.attributes.find("label");
            if (element.name == "node") {
                if (title != element.attributes.end()) check_same(title->second, test::shown(exported.label(nodes)));
                ++nodes;
            }
            // The first column of GraphML is the name; GEXF's attributes hold `note`.
            const auto key = element.attributes.find("key");
            if (element.name == "data" && key != element.attributes.end() && key->second == "n0") {
                check_same(element.text, test::shown(exported.names[nodes - 1]));
                ++texts;
            }
        }
        CHECK(nodes == exported.names.size());
        CHECK(ties == exported.names.size());
        CHECK((format != graphml || texts == exported.names.size() - 1));  // one name is empty
    }
}

TEST_CASE("files of hostile names: DOT: no text but labels, and data under names of our own") {
    const Exported exported;
    const auto graph = test::read_dot(exported.as(dot));
    REQUIRE(graph.has_value());
    REQUIRE(graph->nodes.size() == exported.names.size());
    CHECK(graph->edges.size() == exported.names.size());
    CHECK(graph->subgraphs == 0);
    CHECK(graph->graph.attributes.empty());
    for (std::size_t i = 0; i < graph->nodes.size(); ++i) {
        const test::DotObject& node = graph->nodes[i];
        CHECK(node.name == "n" + std::to_string(i + 1));
        for (const auto& [name, value] : node.attributes) {
            CHECK((name == "label" || name.starts_with("node_")));
        }
        check_same(test::read_dot_label(node.attributes.at("label")).value_or("not read"),
                   with_lines(test::shown(exported.label(i))));
    }
    for (const test::DotObject& edge : graph->edges) {
        for (const auto& [name, value] : edge.attributes) CHECK(name.starts_with("tie_"));
    }
}

TEST_CASE("files of hostile names: JSON") {
    const Exported exported;
    const auto json = nlohmann::json::parse(exported.as(node_link_json));
    REQUIRE(json["nodes"].size() == exported.names.size());
    REQUIRE(json["links"].size() == exported.names.size());
    for (std::size_t i = 0; i < exported.names.size(); ++i) {
        const std::string wanted = test::with_wrong_bytes_shown(exported.names[i]);
        check_same(json["nodes"][i].value("name", ""), wanted);
        check_same(json["nodes"][i].value("note", ""), wanted);
        check_same(json["links"][i].value("field", ""), wanted);
    }
}

TEST_CASE("files of hostile names: Pajek has a line for each") {
    const Exported exported;
    const std::string file = exported.as(pajek);
    CHECK(static_cast<std::size_t>(std::count(file.begin(), file.end(), '\n')) == 2 + 2 * exported.names.size());
    CHECK(static_cast<std::size_t>(std::count(file.begin(), file.end(), '"')) == 4 * exported.names.size());
    CHECK(test::is_utf8(file));
}

TEST_CASE("files of hostile names: CSV") {
    const Exported exported;
    for (const NamedFile& file : csv_folder(exported.network, exported.selection)) {
        IssueLog log;
        CsvReader reader(std::string_view(file.bytes).substr(3), file.name, log);  // behind the byte-order mark
        std::vector<std::vector<std::string>> rows;
        for (RowView row; reader.next(row);) rows.emplace_back(row.cells.begin(), row.cells.end());
        CHECK(log.take().empty());
        REQUIRE(rows.size() == exported.names.size() + 1);
        const std::string_view column = file.name == "villages.csv" ? "name" : "field";
        const auto at = std::find(rows[0].begin(), rows[0].end(), column) - rows[0].begin();
        for (std::size_t i = 1; i < rows.size(); ++i) {
            REQUIRE(rows[i].size() == rows[0].size());
            check_same(std::string(unguarded(rows[i][static_cast<std::size_t>(at)])), exported.names[i - 1]);
        }
    }
}

}  // namespace
}  // namespace lianjian
