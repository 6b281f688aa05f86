// Which partners of a side are shown by themselves, and which are folded into "others".
#pragma once

#include <vector>

#include "viz/circle/sides.hpp"

namespace lianjian::circle {

/// Heights in points of what stands on a side.
struct SlotSizes {
    double unit;     // of one village in a bar
    double text;     // size of a name
    double room;     // of the side
    double heading;  // of a section's heading

    [[nodiscard]] double height(const Entry& entry) const;
    /// Headings and entries that a side can hold at an easy distance.
    [[nodiscard]] std::size_t capacity() const;
};

/// Name size of entries that serve many villages.
inline constexpr double prominent_size = 11.5;

/// The line width of one village: at most `usual`, less where bars would take too much of a side or links
/// too much of a row.
[[nodiscard]] double choose_unit(const FriendCircle& circle, const Rows& rows, double usual, double room,
                                 std::size_t capacity);

/// Sections of one side. While they do not fit, the smallest partner (fewest villages, then id) joins "others",
/// the last entry of its section. Entries are unordered otherwise. O(partners · log + ties · log).
[[nodiscard]] std::vector<Section> fold(const FriendCircle& circle, Hand hand, const SlotSizes& sizes);

}  // namespace lianjian::circle
