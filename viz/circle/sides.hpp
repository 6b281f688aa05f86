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

/// A circle's partners and, after them, its groups that do not cover: entries count through both.
[[nodiscard]] inline std::size_t friend_count(const FriendCircle& circle) {
    return circle.partners.size() + circle.groups.size();
}
/// Whether a friend is one of these groups, beside the partners and in no number of them.
[[nodiscard]] inline bool stands_apart(const FriendCircle& circle, std::uint32_t index) {
    return index >= circle.partners.size();
}
[[nodiscard]] inline const FriendCircle::Partner& friend_at(const FriendCircle& circle, std::uint32_t index) {
    return stands_apart(circle, index) ? circle.groups[index - circle.partners.size()] : circle.partners[index];
}

/// What joins a friend and a village: a tie, a tie only planned, or a group without a tie that covers.
enum class Bond { tied, planned, grouped };

/// All bonds of one sort between a friend and the villages of one row.
struct Link {
    std::uint32_t row;
    Bond bond;
    std::uint32_t ties;
    double width;
    Point from, to;  // at the partner's bar, at the row's side
};

/// A partner or group, or the small ones of a section folded together.
struct Entry {
    std::vector<std::uint32_t> partners;  // friends, ascending
    bool merged = false;
    std::uint32_t villages = 0;  // distinct ones it serves
    std::vector<Link> links;     // by row, then bond

    double y = 0;
    double bar_x = 0, bar_height = 0;
    bool prominent = false;  // set larger
    double size = 0;
    double number_x = 0, name_x = 0, mark_x = 0;  // the ends next to the ring; of the kind's mark
    Fitted name;
};

/// The key of the last section of a side: groups that do not cover.
inline constexpr std::size_t apart = 16;

/// A heading and the entries under it: a kind of partner on the left, a distance on the right.
struct Section {
    Hand hand;
    std::size_t key;         // PartnerGroup or Distance, or `apart`
    std::uint32_t partners;  // all, folded ones included
    double x = 0, y = 0;     // of the heading, x next to the ring
    double size = 0;         // of the heading, the same in both languages
    double out = 0;          // how far outside the ring
    std::vector<Entry> entries;
};

struct Sides {
    std::vector<Section> sections;          // left before right, then in order of key
    std::array<std::uint32_t, 2> partners;  // by Hand, without groups that do not cover
    std::uint32_t folded = 0;               // of them, shown only in "others"
    double unit = 0;                        // line width of one village
};

inline constexpr double bar_width = 4.4, least_bar = 2.2, least_link = 0.7, merged_bar = 9;
inline constexpr double least_hollow_bar = 5, group_link = 1.0,
                        group_link_by_name = 1.3;  // of groups that do not cover

/// Places everything; moves the frame's ring inwards when long names need the room.
[[nodiscard]] Sides place_sides(const FriendCircle& circle, const Rows& rows, const Style& style, Lang lang,
                                Frame& frame);

}  // namespace lianjian::circle
