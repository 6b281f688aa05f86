// Districts and the ties between them: discs around an empty middle, or a matrix where there are many.
#pragma once

#include "engine/views/district_network.hpp"
#include "engine/words.hpp"
#include "viz/canvas.hpp"
#include "viz/diagram.hpp"
#include "viz/style.hpp"

namespace lianjian {

/// Up to 16 districts with share, numbers and reach; up to 40 with names alone; above, a matrix of observed over
/// expected ties. Throws DiagramTooLarge below 2 and above 220. O(districts² + links · log).
[[nodiscard]] Diagram districts_diagram(const DistrictNetwork& network, const Style& style, Lang lang);

/// The same before it becomes DOT.
[[nodiscard]] Canvas districts_canvas(const DistrictNetwork& network, const Style& style, Lang lang);

}  // namespace lianjian
