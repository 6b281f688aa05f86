// The spine of a friend circle: which rows there are, how much of their villages is shown, and where.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "engine/briefing.hpp"
#include "viz/canvas.hpp"
#include "viz/circle/frame.hpp"
#include "viz/text.hpp"

namespace lianjian::circle {

inline constexpr std::size_t most_rows = 30;

/// How a row shows its villages: by name, as dots, or as one bar of shares.
enum class Detail { names, dots, bars };

struct RowPlace {
    double y, height;  // its middle
    Fitted name;
};

struct Rows {
    Detail detail = Detail::dots;
    std::vector<RowPlace> rows;   // as in the circle
    std::vector<Point> villages;  // as in the circle; the dot's centre; empty for bars
    double pitch = 0;             // between dots
    double line_height = 0;       // names: of one line
    double name_width = 0;        // names: room for a village's name
    bool dashes = false;          // names: one under a name for each partner, where lines leave room
    double smallest_row = 0;      // its height
};

/// The size of a row's name and count beside dots or a bar.
[[nodiscard]] double row_text_size(double height, const Style& style);

/// Villages of a row in the order shown: most partners first (three or more are alike), then by code.
[[nodiscard]] std::vector<std::uint32_t> by_rung(const FriendCircle& circle, const FriendCircle::Row& row);

/// The rung of a village: 0, 1, 2, 3 for three or more.
[[nodiscard]] std::size_t rung(const FriendCircle::Village& village);

/// Villages of a row by rung.
[[nodiscard]] std::array<std::uint32_t, 4> row_rungs(const FriendCircle& circle, const FriendCircle::Row& row);

/// Whether a row has villages and none of them a partner. (`covered` may ask for several partners.)
[[nodiscard]] bool has_nobody(const FriendCircle& circle, const FriendCircle::Row& row);

/// Chooses the level of detail and places all rows; with names, fits the frame's spine and scale to them.
[[nodiscard]] Rows place_rows(const FriendCircle& circle, const Style& style, Frame& frame);

}  // namespace lianjian::circle
