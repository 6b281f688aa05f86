#include "support/readers.hpp"

#include <expat.h>
#include <fmt/format.h>
#include <graphviz/cgraph.h>
#include <utf8proc.h>

#include <array>
#include <charconv>
#include <memory>
#include <utility>

namespace lianjian::test {
namespace {

/// The length of the character at the start of a text and its code; a negative code where there is none.
std::pair<std::size_t, utf8proc_int32_t> character(std::string_view text) {
    utf8proc_int32_t code = -1;
    const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                         static_cast<utf8proc_ssize_t>(text.size()), &code);
    if (length <= 0) return {1, -1};
    return {static_cast<std::size_t>(length), code};
}

/// The character of `lt` or `#39`.
std::optional<std::string> referred_to(std::string_view name) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> known{
        {{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}}};
    for (const auto& [reference, meaning] : known) {
        if (name == reference) return std::string(meaning);
    }
    if (!name.starts_with('#')) return std::nullopt;
    int code = 0;
    const auto [end, error] = std::from_chars(name.data() + 1, name.data() + name.size(), code);
    if (error != std::errc{} || end != name.data() + name.size() || code <= 0) return std::nullopt;
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto length = utf8proc_encode_char(code, bytes.data());
    return std::string(bytes.begin(), bytes.begin() + length);
}

struct XmlReading {
    std::vector<XmlElement> elements;
    std::vector<std::size_t> open;

    static void XMLCALL begin(void* data, const XML_Char* name, const XML_Char** attributes) {
        auto& self = *static_cast<XmlReading*>(data);
        self.open.push_back(self.elements.size());
        self.elements.push_back({name, {}, {}});
        for (; *attributes != nullptr; attributes += 2) self.elements.back().attributes[attributes[0]] = attributes[1];
    }
    static void XMLCALL end(void* data, const XML_Char*) { static_cast<XmlReading*>(data)->open.pop_back(); }
    static void XMLCALL text(void* data, const XML_Char* begin, int length) {
        auto& self = *static_cast<XmlReading*>(data);
        if (!self.open.empty()) self.elements[self.open.back()].text.append(begin, static_cast<std::size_t>(length));
    }
};

struct FreeParser {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};
struct CloseGraph {
    void operator()(Agraph_t* graph) const { agclose(graph); }
};

/// Graphviz says nothing on stderr as long as this lives.
class Quiet {
public:
    Quiet() : previous_(agseterrf([](char*) { return 0; })) { agreseterrors(); }
    ~Quiet() { agseterrf(previous_); }
    Quiet(const Quiet&) = delete;
    Quiet& operator=(const Quiet&) = delete;

private:
    agusererrf previous_;
};

DotObject described(Agraph_t* graph, void* object, int kind, std::string name) {
    DotObject out{std::move(name), {}};
    for (Agsym_t* symbol = agnxtattr(graph, kind, nullptr); symbol != nullptr;
         symbol = agnxtattr(graph, kind, symbol)) {
        if (const std::string value = agxget(object, symbol); !value.empty()) out.attributes[symbol->name] = value;
    }
    return out;
}

}  // namespace

std::optional<std::string> read_markup(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '<' || c == '>' || c == '"' || c == '\'') return std::nullopt;
        if (c != '&') {
            out += c;
            continue;
        }
        const std::size_t end = text.find(';', i);
        if (end == std::string_view::npos) return std::nullopt;
        const auto meaning = referred_to(text.substr(i + 1, end - i - 1));
        if (!meaning) return std::nullopt;
        out += *meaning;
        i = end;
    }
    return out;
}

std::string shown(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const auto [length, code] = character(text);
        const bool blank = code == '\t' || code == '\n' || code == '\r';
        if (code < 0) {
            out += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[0]));
        } else if (!blank && (code < 0x20 || (code >= 0x7f && code <= 0x9f) || code == 0xfffe || code == 0xffff)) {
            out += fmt::format("\\u{:04x}", code);
        } else {
            out += text.substr(0, length);
        }
        text.remove_prefix(length);
    }
    return out;
}

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        const auto [length, code] = character(text);
        if (code < 0) return false;
        text.remove_prefix(length);
    }
    return true;
}

std::optional<std::vector<XmlElement>> read_xml(const std::string& document) {
    const std::unique_ptr<std::remove_pointer_t<XML_Parser>, FreeParser> parser(XML_ParserCreate("UTF-8"));
    XmlReading reading;
    XML_SetUserData(parser.get(), &reading);
    XML_SetElementHandler(parser.get(), XmlReading::begin, XmlReading::end);
    XML_SetCharacterDataHandler(parser.get(), XmlReading::text);
    if (XML_Parse(parser.get(), document.data(), static_cast<int>(document.size()), 1) != XML_STATUS_OK) {
        return std::nullopt;
    }
    return std::move(reading.elements);
}

std::optional<DotGraph> read_dot(const std::string& source) {
    const Quiet quiet;
    const std::unique_ptr<Agraph_t, CloseGraph> graph(agmemread(source.c_str()));
    if (!graph || agerrors() != 0) return std::nullopt;
    DotGraph out;
    out.graph = described(graph.get(), graph.get(), AGRAPH, agnameof(graph.get()));
    out.subgraphs = static_cast<std::size_t>(agnsubg(graph.get()));
    for (Agnode_t* node = agfstnode(graph.get()); node != nullptr; node = agnxtnode(graph.get(), node)) {
        out.nodes.push_back(described(graph.get(), node, AGNODE, agnameof(node)));
        for (Agedge_t* edge = agfstout(graph.get(), node); edge != nullptr; edge = agnxtout(graph.get(), edge)) {
            const std::string ends = std::string(agnameof(agtail(edge))) + "--" + agnameof(aghead(edge));
            out.edges.push_back(described(graph.get(), edge, AGEDGE, ends));
        }
    }
    return out;
}

std::optional<std::string> read_dot_label(std::string_view label) {
    std::string out;
    for (std::size_t i = 0; i < label.size(); ++i) {
        if (label[i] == '&') {
            if (!label.substr(i).starts_with("&amp;")) return std::nullopt;
            out += '&';
            i += 4;
        } else if (label[i] == '\\') {
            if (++i == label.size()) return std::nullopt;
            const char c = label[i];
            if (c != '\\' && c != 'n' && c != 'l' && c != 'r') return std::nullopt;
            if (c == '\\') {
                out += c;
            } else if (i + 1 < label.size()) {
                out += '\n';
            }
        } else {
            out += label[i];
        }
    }
    return out;
}

std::optional<std::string> read_dot_tooltip(std::string_view tooltip) {
    std::string once;
    for (std::size_t i = 0; i < tooltip.size(); ++i) {
        char c = tooltip[i];
        if (c == '&') {
            if (!tooltip.substr(i).starts_with("&amp;")) return std::nullopt;
            i += 4;
        } else if (c == '\\') {
            if (++i == tooltip.size()) return std::nullopt;
            c = tooltip[i] == 'n' || tooltip[i] == 'l' ? '\n' : tooltip[i] == 'r' ? '\r' : tooltip[i];
        }
        once += c;
    }
    std::string out;
    for (std::size_t i = 0; i < once.size(); ++i) {
        if (once[i] == '\\' && once.substr(++i, 1) != "\\") return std::nullopt;
        out += once[i];
    }
    return out;
}

std::string with_wrong_bytes_shown(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        std::size_t length = 1;
        while (length <= 4 && length <= text.size() && !is_utf8(text.substr(0, length))) ++length;
        const bool wrong = length > 4 || length > text.size();
        out += wrong ? shown(text.substr(0, 1)) : std::string(text.substr(0, length));
        text.remove_prefix(wrong ? 1 : length);
    }
    return out;
}

}  // namespace lianjian::test
