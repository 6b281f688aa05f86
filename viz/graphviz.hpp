// The only door to the Graphviz library.
#pragma once

#include <stdexcept>
#include <string>

#include "viz/diagram.hpp"

namespace lianjian {

/// svg: a document of its own. svg_fragment: for embedding, without XML declaration and background.
/// png: 2400 pixels wide. dot: the diagram's source, as it is.
enum class Format { svg, svg_fragment, png, pdf, dot };

/// Graphviz refused; what() holds its own words.
class RenderError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The picture's bytes; the same diagram gives the same bytes, at any time and in any place.
///
/// The library is not thread-safe, may abort and, on a malformed diagram, may not come back: programs call this
/// in a child process, through `render_all`. Sets SERVER_NAME, GV_FILE_PATH, SOURCE_DATE_EPOCH and TZ in the
/// environment of its process. Graphviz's warnings go to `warnings`, one a line, never to stderr.
[[nodiscard]] std::string render(const Diagram& diagram, Format format, std::string* warnings = nullptr);

}  // namespace lianjian
