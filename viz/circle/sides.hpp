// The partners of a friend circle: which are shown, in which order, where, and how their links run.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "engine/briefing.hpp"
#include "engine/words.hpp"
#include "viz/circle/frame.hpp"
#include "viz/circle/rows.hpp"
#include "viz/text.hpp"

namespace lianjian::circle {

/// All ties between a partner and the villages of one row; those only planned are a link of their own.
struct Link {
    std::uint32_t row;
    bool planned;
    std::uint32_t ties;
    double width;
    Point from, to;  // at the partner's bar, at the row's side
};

/// A partner, or the small ones of a section folded together.
struct Entry {
    std::vector<std::uint32_t> partners;  // ascending
    bool merged = false;
    std::uint32_t villages = 0;  // distinct ones it serves
    std::vector<Link> links;     // by row, planned ones last

    double y = 0;
    double bar_x = 0, bar_height = 0;
    bool prominent = false;  // set larger
    double size = 0;
    double number_x = 0, name_x = 0, mark_x = 0;  // the ends next to the ring; of the kind's mark
    Fitted name;
};

/// A heading and the entries under it: a kind of partner on the left, a distance on the right.
struct Section {
    Hand hand;
    std::size_t key;         // PartnerGroup or Distance
    std::uint32_t partners;  // all, folded ones included
    double x = 0, y = 0;     // of the heading, x next to the ring
    double size = 0;         // of the heading, the same in both languages
    std::vector<Entry> entries;
};

struct Sides {
    std::vector<Section> sections;          // left before right, then in order of key
    std::array<std::uint32_t, 2> partners;  // by Hand
    std::uint32_t folded = 0;               // partners shown only in "others"
    double unit = 0;                        // line width of one village
};

inline constexpr double bar_width = 4.4, least_bar = 2.2, least_link = 0.7, merged_bar = 9;

/// Places everything; moves the frame's ring inwards when long names need the room.
[[nodiscard]] Sides place_sides(const FriendCircle& circle, const Rows& rows, const Style& style, Lang lang,
                                Frame& frame);

}  // namespace lianjian::circle
