// Words that several pictures use, in both languages.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/briefing.hpp"
#include "engine/words.hpp"

namespace lianjian::picture {

struct RowWord {
    Words many;
    std::string_view one_en;
};
/// "个镇街", "townships": what the rows of a picture are.
[[nodiscard]] RowWord row_word(Level level);
/// "23 个镇街", "1 township"
[[nodiscard]] std::string rows_phrase(std::size_t rows, Level level, Lang lang);

/// What the region itself is called: 区 for 黄岛区, 县 for 莱阳县. Below the county it is the county that counts.
[[nodiscard]] std::string_view place_zh(const FriendCircle& circle);
[[nodiscard]] std::string_view place_en(const FriendCircle& circle);

/// A name made safe to draw, or the code of what has none.
[[nodiscard]] std::string name_or(std::string_view name, std::string_view code);

/// "376 个村居", "1 unit"
[[nodiscard]] std::string units(std::size_t count, Lang lang);
/// "48.7%"; 0.0% of nothing.
[[nodiscard]] std::string percent(std::size_t part, std::size_t whole);
/// "183 个已有联建单位（48.7%），193 个尚无" with words for none, all, and several required partners.
[[nodiscard]] std::string coverage_phrase(std::size_t covered, std::size_t all, bool several, Lang lang);
/// The day of the data, and what part of it is drawn by lot.
[[nodiscard]] std::string data_notes(std::string_view as_of, std::size_t illustrative, std::size_t ties, Lang lang);
/// "数据来源：villages.csv、edges.csv"; empty without sources.
[[nodiscard]] std::string sources_line(const std::vector<std::string>& sources, Lang lang);
/// "（第 2/3 幅）"; empty for a single picture.
[[nodiscard]] std::string part_of(std::size_t part, std::size_t parts, Lang lang);

[[nodiscard]] std::string_view group_name(PartnerGroup group, Lang lang);
/// One character behind a partner's name that tells its kind without colour.
[[nodiscard]] std::string_view group_mark(PartnerGroup group, Lang lang);

/// The kinds a legend names: the four usual ones, and the others of which the circle has a partner.
[[nodiscard]] std::vector<PartnerGroup> legend_groups(const FriendCircle& circle);
/// "（其中 5 个经联建组织相连）": of the villages without a partner, those that a group joins to one. Empty for none.
[[nodiscard]] std::string through_groups(const FriendCircle& circle, Lang lang);

/// Where a village counts as covered only with several partners, having one and being covered are two things.
[[nodiscard]] bool needs_several(const FriendCircle& circle);

}  // namespace lianjian::picture
