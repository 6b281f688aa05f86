// HTML and XML: whatever a text holds, it is text between tags and in attributes, and JSON in a script stays in it; the
// network given away as GraphML and GEXF is well-formed and says the names.
#include <nlohmann/json.hpp>

#include <cctype>
#include <string>
#include <string_view>

#include "data/export/escape.hpp"
#include "data/export/formats.hpp"
#include "hostile_network.hpp"
#include "require.hpp"
#include "support/readers.hpp"
#include "viz/css_id.hpp"
#include "viz/html/escape.hpp"

using namespace lianjian;
using namespace lianjian::fuzz;

namespace {

void check_text(const std::string& text) {
    const std::string shown = test::shown(text);
    require(visible_controls(text) == shown, "what cannot be read is shown");
    require(visible_controls(shown) == shown, "what is shown stays");
    require(test::read_markup(markup_text(text)) == text, "references are read back");
    const std::string html = escape_html(text), xml = xml_text(text);
    require(test::read_markup(html) == shown, "HTML is read back");
    require(test::read_markup(xml) == shown, "XML is read back");
    require(escape_name(text) == "<bdi>" + html + "</bdi>", "a name is a text on its own");
    const auto elements = test::read_xml("<a b=\"" + xml + "\" c='" + xml + "'>" + xml + "</a>");
    require(elements && elements->size() == 1, "an element holds nothing but text");
    const test::XmlElement& element = elements->front();
    require(element.text == shown, "XML reads the text");
    require(element.attributes.at("b") == shown && element.attributes.at("c") == shown, "XML reads the attributes");
}

/// A class of the picture: letters, digits and hyphens stay, every other byte is an underline and two digits.
void check_class(const std::string& text) {
    const std::string id = css_id(text);
    std::string read;
    for (std::size_t i = 0; i < id.size(); ++i) {
        const bool stays = std::isalnum(static_cast<unsigned char>(id[i])) != 0 || id[i] == '-';
        require(stays || (id[i] == '_' && i + 2 < id.size()), "a class is of harmless characters");
        read += stays ? id[i] : static_cast<char>(std::stoi(id.substr(i + 1, 2), nullptr, 16));
        if (!stays) i += 2;
    }
    require(read == text, "a class is read back");
}

void check_script(const std::vector<std::string>& texts) {
    nlohmann::json value = nlohmann::json::object();
    for (const std::string& text : texts) value[text] = texts;
    const std::string json = script_json(value);
    require(test::is_utf8(json), "JSON is UTF-8");
    for (const std::string_view way_out : {"<", "\xe2\x80\xa8", "\xe2\x80\xa9"}) {
        require(json.find(way_out) == std::string::npos, "JSON does not leave its script");
    }
    const auto read = nlohmann::json::parse(json);
    for (const std::string& text : texts) {
        if (!test::is_utf8(text)) return;
    }
    require(read == value, "JSON in a script is read back");
}

void check_networks(const std::vector<std::string>& texts) {
    const Network network = test::named_network(texts);
    const Selection selection = selection_of(network, std::nullopt);
    for (const auto format : {graphml, gexf}) {
        const auto elements = test::read_xml(format(network, selection));
        require(elements.has_value(), "a network is well-formed");
        std::size_t nodes = 0, ties = 0;
        for (const test::XmlElement& element : *elements) {
            if (element.name == "edge") ++ties;
            if (element.name == "node") ++nodes;
            if (element.name == "node" && format == gexf) {
                const std::string& text = texts[nodes - 1];
                const std::string wanted = text.empty() ? element.attributes.at("id") : test::shown(text);
                require(element.attributes.at("label") == wanted, "a label is the name");
            }
            // The first column of GraphML is the name.
            if (element.name == "data" && element.attributes.at("key") == "n0" && ties == 0 && texts[0] != "") {
                require(element.text == test::shown(texts[nodes - 1]), "a name is read back");
            }
        }
        require(nodes == texts.size() && ties == texts.size(), "nodes and ties are there, and no others");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::vector<std::string> names = texts(as_text(data, size), 8);
    for (const std::string& name : names) {
        check_text(name);
        check_class(name);
    }
    check_script(names);
    check_networks(names);
    return 0;
}
