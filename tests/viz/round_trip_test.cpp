// Whatever a text holds, Graphviz reads the label and tooltip that were meant, and nothing beside; and a browser reads
// the same from the picture.
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "support/hostile_texts.hpp"
#include "support/readers.hpp"
#include "viz/canvas_of_texts.hpp"
#include "viz/circle_generator.hpp"
#include "viz/compare_days.hpp"
#include "viz/compare_pair.hpp"
#include "viz/css_id.hpp"
#include "viz/districts.hpp"
#include "viz/dot_writer.hpp"
#include "viz/flow.hpp"
#include "viz/friend_circle.hpp"
#include "viz/html/svg_fragment.hpp"
#include "viz/render_pool.hpp"
#include "viz/text.hpp"
#include "viz/tiles.hpp"
#include "viz/tiny_circle.hpp"
#include "viz/view_generator.hpp"

using namespace lianjian;
using test::hostile_texts;

namespace {

std::string value(const test::DotObject& object, const std::string& name) {
    const auto found = object.attributes.find(name);
    return found == object.attributes.end() ? std::string() : found->second;
}

/// As check, for texts that are too long to print.
void check_same(const std::string& found, const std::string& wanted) {
    const bool same = found == wanted;
    INFO("found:  " << found.substr(0, 200));
    INFO("wanted: " << wanted.substr(0, 200));
    CHECK(same);
}

const std::set<std::string> node_attributes{"class",    "color",  "fillcolor", "fixedsize", "fontcolor", "fontname",
                                            "fontsize", "height", "label",     "margin",    "penwidth",  "pos",
                                            "shape",    "style",  "tooltip",   "width"};
const std::set<std::string> edge_attributes{"class", "color", "fontname", "penwidth", "pos", "style", "tooltip"};
const std::set<std::string> graph_attributes{"bgcolor", "fontname",    "inputscale", "layout",
                                             "margin",  "outputorder", "pad"};

const std::set<std::string> picture_elements{"svg", "title", "desc", "g", "polygon", "ellipse", "path", "text"};

bool is_cleaned(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

/// What is wrong with a graph: attributes that we do not write, the mark in a value beside label, tooltip and class, a
/// class that is not cleaned, nodes and edges that are not ours. One line each.
std::string faults(const test::DotGraph& graph, const std::string& mark) {
    std::string found = graph.subgraphs == 0 ? "" : "subgraphs\n";
    const auto look = [&](const test::DotObject& object, const std::set<std::string>& allowed) {
        for (const auto& [name, text] : object.attributes) {
            bool sound = allowed.count(name) == 1;
            if (name == "class") {
                std::string classes = text;
                std::erase(classes, ' ');
                sound = sound && is_cleaned(classes);
            } else if (name != "label" && name != "tooltip") {
                sound = sound && text.find(mark) == std::string::npos;
            }
            if (!sound) found += object.name + " " + name + "=" + text.substr(0, 100) + "\n";
        }
    };
    look(graph.graph, graph_attributes);
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        if (graph.nodes[i].name != "n" + std::to_string(i + 1)) found += "node " + graph.nodes[i].name + "\n";
        look(graph.nodes[i], node_attributes);
    }
    for (const test::DotObject& edge : graph.edges) {
        if (edge.name != "n1--n2") found += "edge " + edge.name + "\n";
        look(edge, edge_attributes);
    }
    return found;
}

}  // namespace

TEST_CASE("what is shown is one line of UTF-8 with nothing hidden, and shown again the same") {
    for (const std::string& text : hostile_texts()) {
        const std::string out = visible(text);
        CHECK(test::is_utf8(out));
        check_same(test::shown(out), out);
        CHECK(out.find_first_of("\t\n\r") == std::string::npos);
        for (const char* hidden : {"\xe2\x80\xa8", "\xe2\x80\xa9", "\xe2\x80\xae", "\xe2\x81\xa6", "\xd8\x9c",
                                   "\xe2\x80\x8f", "\xe2\x80\x8b", "\xef\xbb\xbf", "\xef\xbf\xbe", "\xed\xa0"}) {
            CHECK(out.find(hidden) == std::string::npos);
        }
        check_same(visible(out, 401), out);  // with the … of what was cut
    }
}

TEST_CASE("round trip: class names") {
    for (const std::string& text : hostile_texts()) {
        const std::string cleaned = css_id(text);
        CHECK(cleaned.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") ==
              std::string::npos);
        std::string read;
        for (std::size_t i = 0; i < cleaned.size(); ++i) {
            if (cleaned[i] != '_') {
                read += cleaned[i];
                continue;
            }
            read += static_cast<char>(std::stoi(cleaned.substr(i + 1, 2), nullptr, 16));
            i += 2;
        }
        check_same(read, text);
    }
}

TEST_CASE("round trip: labels and tooltips of every kind of mark") {
    const std::vector<std::string>& texts = hostile_texts();
    const auto graph = test::read_dot(to_dot(test::canvas_of_texts(texts)));
    REQUIRE(graph.has_value());
    REQUIRE(graph->nodes.size() == 2 + test::marks_a_text * texts.size());
    REQUIRE(graph->edges.size() == texts.size());
    CHECK(faults(*graph, "javascript:") == "");
    for (std::size_t i = 0; i < texts.size(); ++i) {
        for (std::size_t mark = 0; mark < test::marks_a_text; ++mark) {
            const test::DotObject& node = graph->nodes[2 + test::marks_a_text * i + mark];
            check_same(test::read_dot_tooltip(value(node, "tooltip")).value_or("not read"), visible(texts[i]));
            const std::string label = mark < test::labels_a_text ? visible(texts[i]) : "";
            check_same(test::read_dot_label(value(node, "label")).value_or("not read"), label);
        }
        check_same(test::read_dot_tooltip(value(graph->edges[i], "tooltip")).value_or("not read"), visible(texts[i]));
    }
}

TEST_CASE("round trip: the words of a picture as a browser reads them") {
    const std::vector<std::string>& texts = hostile_texts();
    const Canvas canvas = test::canvas_of_texts(texts);
    for (const std::string& heading : {texts[6], texts[10], std::string("a'b\"c&<\xe2\x80\xae>\x01\xff")}) {
        const auto diagram = std::make_shared<const Diagram>(
            Diagram{"picture", to_dot(canvas), canvas.width, canvas.height, heading, heading});
        const RenderJob job = render_job("picture", diagram, Format::svg);
        const Rendered result = render_all({&job, 1}, {}).front();
        CHECK(result.error == "");
        // Pictures in pages: alone, and in two languages that say the same or do not.
        for (const std::string& svg : {result.files.front(), inline_svg(result.files.front()),
                                       bilingual_svg(result.files.front(), result.files.front())}) {
            const auto elements = test::read_xml(svg);
            REQUIRE(elements.has_value());
            std::vector<std::string> titles, labels;
            for (const test::XmlElement& element : *elements) {
                bool sound = picture_elements.count(element.name) == 1;
                for (const auto& [name, text] : element.attributes) {
                    sound =
                        sound && !name.starts_with("on") && name.find("href") == std::string::npos && name != "style";
                }
                INFO(element.name);
                CHECK(sound);
                if (element.name == "title") titles.push_back(element.text);
                if (element.name == "text") labels.push_back(element.text);
            }
            std::vector<std::string> wanted_titles{visible(heading)}, wanted_labels;
            for (const std::string& text : texts) {  // curves lie under all else
                if (!visible(text).empty()) wanted_titles.push_back(visible(text));
            }
            for (const std::string& text : texts) {
                if (visible(text).empty()) continue;
                wanted_titles.insert(wanted_titles.end(), test::marks_a_text, visible(text));
                wanted_labels.insert(wanted_labels.end(), test::labels_a_text, visible(text));
            }
            const bool same_titles = titles == wanted_titles, same_labels = labels == wanted_labels;  // long
            CHECK(same_titles);
            CHECK(same_labels);
        }
    }
}

namespace {

const std::string mark = "zq7";

/// Every text differs, and would be an attribute of its own if it got out of its quotes.
void poison(std::string& text) {
    static int count = 0;
    text = mark + std::to_string(++count) + "\"];x" + mark + "[image=\"" + mark + "\",URL=\"javascript:" + mark +
           "\",label=<b>]//\\N\\" + text;
}

FriendCircle poisoned(FriendCircle circle) {
    for (std::string* text : {&circle.code, &circle.name, &circle.as_of}) poison(*text);
    for (auto& row : circle.rows) {
        poison(row.code);
        poison(row.name);
    }
    for (auto& village : circle.villages) {
        poison(village.id);
        poison(village.name);
    }
    for (auto& partner : circle.partners) {
        for (std::string* text : {&partner.id, &partner.name, &partner.region_name}) poison(*text);
    }
    circle.sources = {mark, "\"];" + mark};
    return circle;
}

DistrictNetwork poisoned(DistrictNetwork network) {
    for (std::string* text : {&network.code, &network.name, &network.as_of}) poison(*text);
    for (auto& district : network.districts) {
        for (std::string* text : {&district.code, &district.name, &district.parent_name}) poison(*text);
    }
    network.sources = {mark, "\"];" + mark};
    return network;
}

DayComparison poisoned(DayComparison days) {
    for (std::string* text : {&days.code, &days.name, &days.before, &days.after}) poison(*text);
    for (auto& row : days.rows) {
        poison(row.code);
        poison(row.name);
    }
    for (auto& village : days.villages) {
        poison(village.id);
        poison(village.name);
    }
    days.sources = {mark, "\"];" + mark};
    return days;
}

}  // namespace

TEST_CASE("in no view does a text of the data reach an attribute but label, tooltip and, cleaned, class") {
    const FriendCircle tiny = test::tiny_circle();
    const FriendCircle full = test::make_circle(
        {.seed = 3, .villages = std::vector<std::uint32_t>(23, 16), .own_partners = 61, .outside_partners = 29});
    for (const Lang lang : {Lang::zh, Lang::en}) {
        for (const char* name : {"light", "slide"}) {
            const Style& style = *find_style(name);
            std::vector<Diagram> diagrams;
            for (const FriendCircle& plain : {tiny, full}) {
                const FriendCircle circle = poisoned(plain);
                diagrams.push_back(friend_circle_diagram(circle, style, lang));
                for (Diagram& each : tile_diagrams(circle, style, lang)) diagrams.push_back(std::move(each));
                for (Diagram& each : flow_diagrams(circle, partner_flow(circle), style, lang)) {
                    diagrams.push_back(std::move(each));
                }
                for (Diagram& each : compare_days_diagrams(poisoned(test::earlier_day(plain, 5)), style, lang)) {
                    diagrams.push_back(std::move(each));
                }
                const Briefing briefing = test::briefing_of(circle);
                diagrams.push_back(compare_pair_diagram(briefing, briefing, style, lang));
            }
            for (const std::size_t count : {3U, 25U, 50U}) {  // with numbers, with names alone, a matrix
                diagrams.push_back(districts_diagram(poisoned(test::make_districts(count, 4)), style, lang));
            }
            for (const Diagram& diagram : diagrams) {
                INFO(diagram.id.substr(0, 60));
                const auto graph = test::read_dot(diagram.dot);
                REQUIRE(graph.has_value());
                CHECK(faults(*graph, mark) == "");
                CHECK(is_cleaned(diagram.id));
                CHECK(diagram.dot.find(mark) != std::string::npos);
            }
        }
    }
}
