// The two forms of a picture of districts, and the words they share.
#pragma once

#include <string>

#include "engine/views/district_network.hpp"
#include "engine/words.hpp"
#include "viz/canvas.hpp"
#include "viz/style.hpp"

namespace lianjian::districts {

inline constexpr std::size_t most_detailed = 16, most_discs = 40, most_cells = 220;

/// Discs on an ellipse, links between them, and the legend.
void draw_ring(const DistrictNetwork& network, const Style& style, Lang lang, Canvas& canvas);
/// Observed over expected ties of each two districts, and the legend.
void draw_matrix(const DistrictNetwork& network, const Style& style, Lang lang, Canvas& canvas);

[[nodiscard]] std::string district_name(const DistrictNetwork::District& district);
/// Everything about a district: "黄岛区：376 个村居，已联建 183 个（48.7%）；…"
[[nodiscard]] std::string district_tooltip(const DistrictNetwork& network, const DistrictNetwork::District& district,
                                           Lang lang);
[[nodiscard]] std::string ties_phrase(std::size_t ties, Lang lang);
/// What ties with sisters and with the rest are called: 市内其他区市, 市级单位, 市外 …
[[nodiscard]] std::string reach_name(const DistrictNetwork& network, std::size_t reach, Lang lang);

}  // namespace lianjian::districts
