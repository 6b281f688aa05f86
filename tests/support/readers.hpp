// Readers of what we write, none of which shares code with the writers: expat for XML, Graphviz's own cgraph for DOT,
// utf8proc for characters, and a decoder of references that knows nothing beyond the five of XML and numbers.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lianjian::test {

/// What a browser or an XML reader makes of a text between tags or in an attribute; nothing if a raw `<`, `>`, `"` or
/// `'` stands there, or an `&` that begins none of the references known.
[[nodiscard]] std::optional<std::string> read_markup(std::string_view text);

/// A text with control characters (but for tab, LF, CR), U+FFFE and U+FFFF as `\u0001` and wrong bytes as `\xff`.
[[nodiscard]] std::string shown(std::string_view text);

[[nodiscard]] bool is_utf8(std::string_view text);
/// Bytes that are not UTF-8 as `\xff`, the rest as it is.
[[nodiscard]] std::string with_wrong_bytes_shown(std::string_view text);

struct XmlElement {
    std::string name;
    std::map<std::string, std::string> attributes;
    std::string text;  // of its own, without that of its children
};

/// The elements of a well-formed document in the order they open; nothing if it is not well-formed.
[[nodiscard]] std::optional<std::vector<XmlElement>> read_xml(const std::string& document);

/// A node, an edge or the graph itself, with its attributes that are not empty, defaults among them.
struct DotObject {
    std::string name;  // of a node; "a--b" of an edge; that of the graph
    std::map<std::string, std::string> attributes;
};

struct DotGraph {
    DotObject graph;
    std::vector<DotObject> nodes, edges;  // in the order they were made; edges by their first node
    std::size_t subgraphs = 0;
};

/// Nothing if Graphviz cannot read it, or grumbles.
[[nodiscard]] std::optional<DotGraph> read_dot(const std::string& source);

/// The text that Graphviz shows for a label: `\\` is a backslash, `\n` `\l` `\r` a line end (LF; at the very end of the
/// text none), `&amp;` an `&`. Nothing where there is any other escape, any other reference, or a bare `&`.
[[nodiscard]] std::optional<std::string> read_dot_label(std::string_view label);

/// The same for a tooltip, over whose escapes Graphviz goes twice, the second time for names of objects.
[[nodiscard]] std::optional<std::string> read_dot_tooltip(std::string_view tooltip);

}  // namespace lianjian::test
