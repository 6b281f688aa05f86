// The flow: from kinds of partner on the left to townships on the right, as wide as there are ties.
#pragma once

#include <vector>

#include "engine/briefing.hpp"
#include "engine/views/partner_flow.hpp"
#include "engine/words.hpp"
#include "viz/canvas.hpp"
#include "viz/diagram.hpp"
#include "viz/style.hpp"

namespace lianjian {

/// The flow of a circle's own `partner_flow`. Up to 45 rows (fewer on a lower page) make one picture; more are spread
/// evenly over several, each with the ties of its own rows. O(ribbons · log).
[[nodiscard]] std::vector<Diagram> flow_diagrams(const FriendCircle& circle, const PartnerFlow& flow,
                                                 const Style& style, Lang lang);

/// The same before they become DOT.
[[nodiscard]] std::vector<Canvas> flow_canvases(const FriendCircle& circle, const PartnerFlow& flow, const Style& style,
                                                Lang lang);

}  // namespace lianjian
