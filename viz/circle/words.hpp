// The words of a friend circle in both languages. Numbers come from the circle; nothing is computed here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/briefing.hpp"
#include "engine/words.hpp"
#include "viz/circle/rows.hpp"
#include "viz/circle/sides.hpp"

namespace lianjian::circle {

[[nodiscard]] std::string title(const FriendCircle& circle, Lang lang);
/// One sentence with the numbers, the date, and what part of the data is illustrative.
[[nodiscard]] std::string subtitle(const FriendCircle& circle, Lang lang);

/// "本区联建单位 61 家", "23 个镇街 · 376 个村居", "区外联建单位 29 家"
[[nodiscard]] std::string partners_head(const FriendCircle& circle, Hand hand, std::uint32_t count, Lang lang);
[[nodiscard]] std::string spine_head(const FriendCircle& circle, Lang lang);
/// In the place of a side without partners.
[[nodiscard]] std::string empty_side(const FriendCircle& circle, Hand hand, Lang lang);

[[nodiscard]] std::string section_heading(const FriendCircle& circle, const Section& section, Lang lang);
/// "其余 21 家"
[[nodiscard]] std::string others_label(const Entry& entry, const FriendCircle& circle, Lang lang);
/// The name of each partner, then each group, as shown; with its region where units of several regions have one name.
[[nodiscard]] std::vector<std::string> partner_labels(const FriendCircle& circle);
/// "4/11", in names mode "4/11 已联建"
[[nodiscard]] std::string row_count(const FriendCircle::Row& row, Detail detail, Lang lang);

[[nodiscard]] std::string partner_tooltip(const FriendCircle& circle, const Entry& entry, Lang lang);
[[nodiscard]] std::string link_tooltip(const FriendCircle& circle, const Entry& entry, const Link& link, Lang lang);
[[nodiscard]] std::string row_tooltip(const FriendCircle::Row& row, Lang lang);
[[nodiscard]] std::string village_tooltip(const FriendCircle& circle, const FriendCircle::Village& village, Lang lang);

/// Of the legend: "尚无联建 193", "1 家 67" …
[[nodiscard]] std::string rung_label(std::size_t rung, std::uint32_t villages, Lang lang);
/// Of the legend: groups that do not cover, and their lines.
[[nodiscard]] std::string apart_label(Lang lang);
/// How to read the picture; empty when it has no links.
[[nodiscard]] std::string reading_note(const FriendCircle& circle, const Rows& rows, std::uint32_t folded, Lang lang);

}  // namespace lianjian::circle
