#include "viz/html/svg_fragment.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace lianjian {
namespace {

// A tag with its brackets, or the text between two tags.
struct Token {
    std::string text;
    bool is_tag;
};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string_view element_name(std::string_view tag) {
    const std::size_t begin = tag.starts_with("</") ? 2 : 1;
    const std::size_t end = tag.find_first_of(" \t\r\n/>", begin);
    return tag.substr(begin, end - begin);
}

bool is_unwanted(std::string_view attribute, std::string_view element) {
    if (attribute == "style" || attribute == "xml:space") return true;
    if (attribute.starts_with("on") || attribute.starts_with("xmlns:")) return true;
    if (attribute == "id") return element != "title" && element != "desc";
    return element == "svg" && (attribute == "width" || attribute == "height" || attribute == "class");
}

// One start tag, its unwanted attributes left out and the others one space apart.
std::string clean_tag(std::string_view tag) {
    const std::string_view name = element_name(tag);
    std::string out = "<";
    out += name;
    std::size_t at = 1 + name.size();
    while (true) {
        while (at < tag.size() && is_space(tag[at])) ++at;
        if (at >= tag.size() || tag[at] == '>' || tag[at] == '/') break;
        const std::size_t equals = tag.find('=', at);
        if (equals == std::string_view::npos || equals + 1 >= tag.size()) break;
        const std::size_t close = tag.find(tag[equals + 1], equals + 2);
        if (close == std::string_view::npos) break;
        if (!is_unwanted(tag.substr(at, equals - at), name)) {
            out += ' ';
            out += tag.substr(at, close + 1 - at);
        }
        at = close + 1;
    }
    out += tag.ends_with("/>") ? "/>" : ">";
    return out;
}

// One past the `>` that ends the tag at `begin`; quoted values may hold a `>`.
std::size_t tag_end(std::string_view svg, std::size_t begin) {
    char quote = 0;
    for (std::size_t i = begin; i < svg.size(); ++i) {
        if (quote != 0) {
            if (svg[i] == quote) quote = 0;
        } else if (svg[i] == '"' || svg[i] == '\'') {
            quote = svg[i];
        } else if (svg[i] == '>') {
            return i + 1;
        }
    }
    return svg.size();
}

std::size_t after(std::string_view svg, std::string_view mark, std::size_t from) {
    const std::size_t at = svg.find(mark, from);
    return at == std::string_view::npos ? svg.size() : at + mark.size();
}

std::vector<Token> tokens(std::string_view svg) {
    std::vector<Token> out;
    std::size_t at = std::min(svg.find("<svg"), svg.size());
    while (at < svg.size()) {
        if (svg[at] != '<') {
            const std::size_t end = std::min(svg.find('<', at), svg.size());
            const std::string_view text = svg.substr(at, end - at);
            if (!std::all_of(text.begin(), text.end(), is_space)) out.push_back({std::string(text), false});
            at = end;
        } else if (svg.substr(at).starts_with("<!--")) {
            at = after(svg, "-->", at);
        } else if (svg.substr(at).starts_with("<!") || svg.substr(at).starts_with("<?")) {
            at = after(svg, ">", at);
        } else {
            const std::size_t end = tag_end(svg, at);
            const std::string_view tag = svg.substr(at, end - at);
            const std::string_view name = element_name(tag);
            at = end;
            if (name == "style" || name == "script") {
                if (!tag.ends_with("/>") && !tag.starts_with("</")) at = after(svg, "</" + std::string(name) + ">", at);
            } else {
                out.push_back({tag.starts_with("</") ? std::string(tag) : clean_tag(tag), true});
                if (tag == "</svg>") break;
            }
        }
    }
    return out;
}

std::string joined(const std::vector<Token>& list) {
    std::string out;
    for (const Token& token : list) out += token.text;
    return out;
}

std::string with_lang(std::string_view tag, std::string_view lang) {
    const std::size_t at = 1 + element_name(tag).size();
    return std::string(tag.substr(0, at)) + " lang=\"" + std::string(lang) + "\"" + std::string(tag.substr(at));
}

// <text>…</text> and <title>…</title> hold one piece of text; the element at `at`, or nothing.
bool is_worded(const std::vector<Token>& list, std::size_t at, std::string_view name) {
    return at + 2 < list.size() && list[at].is_tag && element_name(list[at].text) == name && !list[at + 1].is_tag &&
           list[at + 2].text == "</" + std::string(name) + ">";
}

std::optional<std::string> merged(const std::vector<Token>& zh, const std::vector<Token>& en) {
    if (zh.size() != en.size()) return std::nullopt;
    std::string out;
    for (std::size_t i = 0; i < zh.size(); ++i) {
        const bool same = zh[i].text == en[i].text && zh[i].is_tag == en[i].is_tag;
        if (is_worded(zh, i, "text") && is_worded(en, i, "text")) {
            if (same && zh[i + 1].text == en[i + 1].text) {
                out += zh[i].text + zh[i + 1].text + "</text>";
            } else {
                out += with_lang(zh[i].text, "zh-CN") + zh[i + 1].text + "</text>";
                out += with_lang(en[i].text, "en") + en[i + 1].text + "</text>";
            }
            i += 2;
        } else if (same && (is_worded(zh, i, "title") || is_worded(zh, i, "desc")) &&
                   is_worded(en, i, element_name(zh[i].text))) {
            out += zh[i].text + zh[i + 1].text;
            if (zh[i + 1].text != en[i + 1].text) out += " / " + en[i + 1].text;
            out += zh[i + 2].text;
            i += 2;
        } else if (same) {
            out += zh[i].text;
        } else {
            return std::nullopt;
        }
    }
    return out;
}

}  // namespace

std::string inline_svg(std::string_view svg) { return joined(tokens(svg)); }

std::string bilingual_svg(std::string_view zh, std::string_view en) {
    std::vector<Token> first = tokens(zh);
    std::vector<Token> second = tokens(en);
    if (first.empty() || second.empty()) return joined(first.empty() ? second : first);
    if (auto one = merged(first, second)) return *std::move(one);
    first.front().text = with_lang(first.front().text, "zh-CN");
    second.front().text = with_lang(second.front().text, "en");
    return joined(first) + joined(second);
}

}  // namespace lianjian
