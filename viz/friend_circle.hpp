// The friend circle: the district's townships and villages as a spine, its partners around it.
//
// Labels stand outside, links run between, villages are in the middle, where the eye starts; no link crosses
// a word. Covered is filled, uncovered is a hollow ring.
#pragma once

#include <vector>

#include "engine/briefing.hpp"
#include "engine/words.hpp"
#include "viz/canvas.hpp"
#include "viz/diagram.hpp"
#include "viz/style.hpp"

namespace lianjian {

/// A page with a title and a legend of its own embeds the circle without them, on a canvas cut to the rest.
struct DiagramParts {
    bool title_and_legend = true;
};

/// The circle as a picture. How much is shown of each village follows from their number: with its name (about a
/// hundred in five townships), as a dot (up to 46 in each of 24 townships, more in fewer), or a bar of
/// shares a row. Partners that do not fit are folded into "others", smallest first; none is lost.
/// Apart from the words, the picture is the same in both languages.
/// Throws DiagramTooLarge above 30 rows. O(ties · log) plus the square of the partners shown, about 40 a side.
[[nodiscard]] Diagram friend_circle_diagram(const FriendCircle& circle, const Style& style, Lang lang,
                                            DiagramParts parts = {});

/// The same for any number of rows: above 30, one picture for each part of at most 30.
[[nodiscard]] std::vector<Diagram> friend_circle_diagrams(const FriendCircle& circle, const Style& style, Lang lang,
                                                          DiagramParts parts = {});

/// The same before it becomes DOT: every mark with its place.
[[nodiscard]] Canvas friend_circle_canvas(const FriendCircle& circle, const Style& style, Lang lang,
                                          DiagramParts parts = {});

}  // namespace lianjian
