// Graphviz's SVG made fit for readers: smaller, with fonts that browsers know and words for screen readers.
#pragma once

#include <string>
#include <string_view>

#include "viz/diagram.hpp"

namespace lianjian {

// Both take the output of Graphviz's own SVG writer for the diagram, and change it as follows.
// - The root gets role="img" with the diagram's title and description, under ids made from the diagram's id.
// - Groups keep the classes that the diagram gave (`par p-ID`, …) and, as <title>, their tooltip. Comments,
//   titles like n12, generated ids, links and invisible shapes go.
// - The font is named once, with what other systems call a Chinese sans-serif; "… bold", which browsers
//   do not know as a family, becomes font-weight.
// - Numbers lose their trailing zeros.
// The same input gives the same bytes. O(length).

/// A document of its own.
[[nodiscard]] std::string svg_document(std::string_view graphviz_svg, const Diagram& diagram);
/// The `<svg>` element alone, without background, for embedding in a page.
[[nodiscard]] std::string svg_fragment(std::string_view graphviz_svg, const Diagram& diagram);

}  // namespace lianjian
