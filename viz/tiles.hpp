// The coverage wall: one tile a village, so that everyone finds his own and the gaps add up to a picture.
#pragma once

#include <vector>

#include "engine/briefing.hpp"
#include "engine/words.hpp"
#include "viz/canvas.hpp"
#include "viz/diagram.hpp"
#include "viz/style.hpp"

namespace lianjian {

/// The wall of a region, by row of the circle. Up to 420 villages carry their names, and where there is room their
/// partners too; above, tiles are plain squares as large as the page allows. More than 4 000 are spread over several
/// pictures, whole rows together where they fit. O(villages · log).
[[nodiscard]] std::vector<Diagram> tile_diagrams(const FriendCircle& circle, const Style& style, Lang lang);

/// The same before they become DOT.
[[nodiscard]] std::vector<Canvas> tile_canvases(const FriendCircle& circle, const Style& style, Lang lang);

}  // namespace lianjian
