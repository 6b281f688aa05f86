// SVG: whatever the words of a picture are, it is well-formed, does nothing, and a browser reads the words as meant; so
// too inside a page, in one language and in two.
#include <algorithm>
#include <array>

#include "require.hpp"
#include "support/readers.hpp"
#include "viz/canvas_of_texts.hpp"
#include "viz/dot_writer.hpp"
#include "viz/graphviz.hpp"
#include "viz/html/svg_fragment.hpp"
#include "viz/text.hpp"

using namespace lianjian;
using namespace lianjian::fuzz;

// Graphviz itself leaks a little with every picture.
extern "C" int __lsan_is_turned_off() { return 1; }

namespace {

struct Said {
    std::vector<std::string> titles, labels;
    bool operator==(const Said&) const = default;
};

/// The words an SVG should hold: of curves first, then of the marks of each text.
Said words_of(const std::vector<std::string>& texts, const std::string& title) {
    Said words{{visible(title, 4000)}, {}};  // a heading may be longer than a name
    for (const std::string& text : texts) {
        if (!visible(text).empty()) words.titles.push_back(visible(text));
    }
    for (const std::string& text : texts) {
        if (visible(text).empty()) continue;
        words.titles.insert(words.titles.end(), test::marks_a_text, visible(text));
        words.labels.insert(words.labels.end(), test::labels_a_text, visible(text));
    }
    return words;
}

void check(const std::string& svg, const Said& wanted) {
    constexpr std::array<std::string_view, 8> elements{"svg",     "title",   "desc", "g",
                                                       "polygon", "ellipse", "path", "text"};
    constexpr std::array<std::string_view, 29> attributes{"aria-labelledby",
                                                          "class",
                                                          "cx",
                                                          "cy",
                                                          "d",
                                                          "fill",
                                                          "fill-opacity",
                                                          "font-family",
                                                          "font-size",
                                                          "font-weight",
                                                          "height",
                                                          "id",
                                                          "lang",
                                                          "points",
                                                          "role",
                                                          "rx",
                                                          "ry",
                                                          "stroke",
                                                          "stroke-dasharray",
                                                          "stroke-opacity",
                                                          "stroke-width",
                                                          "text-anchor",
                                                          "transform",
                                                          "viewBox",
                                                          "width",
                                                          "x",
                                                          "xmlns",
                                                          "y",
                                                          "text-decoration"};
    const auto read = test::read_xml(svg);
    require(read.has_value(), "a picture is well-formed");
    Said words;
    for (const test::XmlElement& element : *read) {
        require(std::find(elements.begin(), elements.end(), element.name) != elements.end(), "only shapes and words");
        for (const auto& [name, value] : element.attributes) {
            require(std::find(attributes.begin(), attributes.end(), name) != attributes.end(), "no attribute acts");
        }
        if (element.name == "title") words.titles.push_back(element.text);
        if (element.name == "text") words.labels.push_back(element.text);
    }
    require(words == wanted, "the words are read as they were meant");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::vector<std::string> names = texts(as_text(data, size), 6);
    const std::string& title = names.front();
    const Canvas canvas = test::canvas_of_texts(names);
    const Diagram diagram{"picture", to_dot(canvas), canvas.width, canvas.height, title, names.back()};
    const std::string svg = render(diagram, Format::svg);
    const Said wanted = words_of(names, title);
    check(svg, wanted);
    // An element without text makes two pictures of one, which follow one another.
    if (visible(title).empty() || visible(names.back()).empty()) return 0;
    check(inline_svg(svg), wanted);
    check(bilingual_svg(svg, svg), wanted);
    const Diagram other{"picture", diagram.dot, diagram.width, diagram.height, "other", "other"};
    Said both = wanted;
    if (both.titles.front() != "other") both.titles.front() += " / other";
    check(bilingual_svg(svg, render(other, Format::svg)), both);
    return 0;
}
