#include "viz/svg_post.hpp"

#include <fmt/format.h>

#include <vector>

#include "engine/markup.hpp"
#include "viz/dot_writer.hpp"
#include "viz/text.hpp"

namespace lianjian {
namespace {

constexpr std::string_view other_fonts =
    "'Noto Sans CJK SC','Noto Sans SC','Microsoft YaHei','PingFang SC','WenQuanYi Zen Hei',sans-serif";

struct Attribute {
    std::string_view name, value;  // the value as it is escaped in the source
};

/// A start or end tag of Graphviz's writer, which puts double quotes around all values.
struct Element {
    std::string_view name;
    std::vector<Attribute> attributes;
    bool closing = false, empty = false;

    [[nodiscard]] std::string_view operator[](std::string_view key) const {
        for (const Attribute& attribute : attributes) {
            if (attribute.name == key) return attribute.value;
        }
        return {};
    }
};

/// The text between < and >.
Element parse_tag(std::string_view tag) {
    Element element;
    element.closing = tag.starts_with('/');
    if (element.closing) tag.remove_prefix(1);
    element.empty = tag.ends_with('/');
    if (element.empty) tag.remove_suffix(1);
    const std::size_t name_end = tag.find_first_of(" \n");
    element.name = tag.substr(0, name_end);
    while (true) {
        const std::size_t equals = tag.find("=\"");
        if (equals == std::string_view::npos) return element;
        const std::size_t close = tag.find('"', equals + 2);
        if (close == std::string_view::npos) return element;
        const std::size_t begin = tag.find_last_of(" \n", equals) + 1;
        element.attributes.push_back({tag.substr(begin, equals - begin), tag.substr(equals + 2, close - equals - 2)});
        tag.remove_prefix(close + 1);
    }
}

std::string words(std::string_view text) { return markup_text(visible(text, 4000)); }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "12.50,3.00" → "12.5,3".
std::string shorten_numbers(std::string_view value) {
    std::string out;
    for (std::size_t i = 0; i < value.size();) {
        out += value[i];
        if (value[i] != '.') {
            ++i;
            continue;
        }
        std::size_t end = i + 1;
        while (end < value.size() && is_digit(value[end])) ++end;
        std::string_view decimals = value.substr(i + 1, end - i - 1);
        while (decimals.ends_with('0')) decimals.remove_suffix(1);
        if (decimals.empty()) out.pop_back();
        out += decimals;
        i = end;
    }
    return out;
}

bool is_geometry(std::string_view name) {
    constexpr std::string_view names[] = {
        "x", "y", "cx", "cy", "rx", "ry", "points", "d", "stroke-width", "font-size", "stroke-opacity"};
    for (const std::string_view geometry : names) {
        if (name == geometry) return true;
    }
    return false;
}

/// Graphviz writes every hyphen as a reference, lest it end a comment; comments are gone.
std::string plain_hyphens(std::string_view escaped) {
    constexpr std::string_view reference = "&#45;";
    std::string out;
    for (std::size_t at = escaped.find(reference); at != std::string_view::npos; at = escaped.find(reference)) {
        out.append(escaped.substr(0, at)) += '-';
        escaped.remove_prefix(at + reference.size());
    }
    return out.append(escaped);
}

/// "node par p-1" → "par p-1".
std::string_view own_classes(std::string_view classes) {
    const std::size_t space = classes.find(' ');
    return space == std::string_view::npos ? std::string_view{} : classes.substr(space + 1);
}

class Rewriter {
public:
    Rewriter(std::string_view source, const Diagram& diagram, bool document)
        : source_(source), diagram_(diagram), document_(document) {}

    std::string run() {
        out_.reserve(source_.size());
        root();
        skip_to_graph_group();
        while (!source_.empty()) step();
        out_ += "</g>\n</svg>\n";
        return std::move(out_);
    }

private:
    void root() {
        const std::string width = short_number(diagram_.width), height = short_number(diagram_.height);
        if (document_) out_ += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
        out_ += fmt::format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}pt\" height=\"{1}pt\" viewBox=\"0 0 {0} {1}\" "
            "role=\"img\" aria-labelledby=\"{2}-title {2}-desc\">\n<title id=\"{2}-title\">{3}</title>\n"
            "<desc id=\"{2}-desc\">{4}</desc>\n",
            width, height, diagram_.id, words(diagram_.title), words(diagram_.description));
    }

    void skip_to_graph_group() {
        const std::size_t group = source_.find("<g id=\"graph0\"");
        if (group == std::string_view::npos) {
            source_ = {};
            out_ += "<g>";
            return;
        }
        source_.remove_prefix(group);
        const Element element = parse_tag(take_tag());
        out_ += fmt::format("<g transform=\"translate(0 {})\" font-family=\"{}\">\n", short_number(diagram_.height),
                            other_fonts);
        depth_.push_back(true);
    }

    /// The tag at the start of the source, without its brackets; the source then begins behind it.
    std::string_view take_tag() {
        const std::size_t close = source_.find('>');
        const std::string_view tag = source_.substr(1, close - 1);
        source_.remove_prefix(close == std::string_view::npos ? source_.size() : close + 1);
        return tag;
    }

    void drop_through(std::string_view end) {
        const std::size_t found = source_.find(end);
        source_.remove_prefix(found == std::string_view::npos ? source_.size() : found + end.size());
    }

    void step() {
        if (!source_.starts_with('<')) {
            const std::size_t next = std::min(source_.find('<'), source_.size());
            if (in_text_) out_ += plain_hyphens(source_.substr(0, next));
            source_.remove_prefix(next);
            return;
        }
        if (source_.starts_with("<!--")) return drop_through("-->");
        if (source_.starts_with("<title>")) return drop_through("</title>");
        const Element element = parse_tag(take_tag());
        if (element.closing) return close(element);
        if (element.name == "g") return open_group(element);
        if (element.name == "a") return open_link(element);
        shape(element);
    }

    /// A group is written when its first visible content comes: groups without class and tooltip vanish.
    void open_group(const Element& element) {
        const std::string_view classes = own_classes(element["class"]);
        depth_.push_back(!classes.empty());
        if (!classes.empty()) out_ += fmt::format("<g class=\"{}\">", plain_hyphens(classes));
    }

    void open_link(const Element& element) {
        const std::string_view tooltip = element["xlink:title"];
        depth_.push_back(!tooltip.empty());
        if (!tooltip.empty()) out_ += fmt::format("<g><title>{}</title>", plain_hyphens(tooltip));
    }

    void close(const Element& element) {
        if (element.name == "text") {
            out_ += "</text>";
            in_text_ = false;
            return;
        }
        if ((element.name != "g" && element.name != "a") || depth_.empty()) return;
        const bool written = depth_.back();
        depth_.pop_back();
        if (depth_.empty()) {
            source_ = {};  // the graph's own group; run() closes it
        } else if (written) {
            out_ += "</g>";
            if (depth_.size() == 1) out_ += '\n';
        }
    }

    void shape(const Element& element) {
        const bool text = element.name == "text";
        const bool no_line = element["stroke-width"] == "0" || element["stroke"] == "transparent";
        if (!text && no_line && element["fill"] == "none") return;
        if (!background_seen_ && element.name == "polygon") {
            background_seen_ = true;
            if (!document_) return;
        }
        out_ += fmt::format("<{}", element.name);
        for (const Attribute& attribute : element.attributes) {
            if (attribute.name == "font-family") {
                if (attribute.value.ends_with(" bold")) out_ += " font-weight=\"700\"";
            } else if (no_line && attribute.name.starts_with("stroke")) {
                continue;
            } else if (attribute.name == "font-weight" || attribute.name == "xml:space") {
                continue;
            } else if (is_geometry(attribute.name)) {
                out_ += fmt::format(" {}=\"{}\"", attribute.name, shorten_numbers(attribute.value));
            } else {
                out_ += fmt::format(" {}=\"{}\"", attribute.name, attribute.value);
            }
        }
        out_ += element.empty ? "/>" : ">";
        in_text_ = text && !element.empty;
        if (depth_.size() == 1 && !in_text_) out_ += '\n';
    }

    std::string_view source_;
    const Diagram& diagram_;
    bool document_;
    std::string out_;
    std::vector<bool> depth_;  // open groups and links of the source; true: also written
    bool in_text_ = false, background_seen_ = false;
};

}  // namespace

std::string svg_document(std::string_view graphviz_svg, const Diagram& diagram) {
    return Rewriter(graphviz_svg, diagram, true).run();
}

std::string svg_fragment(std::string_view graphviz_svg, const Diagram& diagram) {
    return Rewriter(graphviz_svg, diagram, false).run();
}

}  // namespace lianjian
