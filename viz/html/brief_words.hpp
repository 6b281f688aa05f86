// The sentences of the page that carry numbers, in both languages, as HTML.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/briefing.hpp"

namespace lianjian {

/// One sentence in both languages. The texts are HTML: data in them have been escaped.
struct Sentence {
    std::string zh, en;
};

/// A share in percent with one decimal: "48.7". Only none is "0.0" and only all is "100.0"; of nothing, "–".
[[nodiscard]] std::string percent(std::uint64_t part, std::uint64_t whole);
/// "village", "villages".
[[nodiscard]] std::string_view plural(std::uint64_t count, std::string_view one, std::string_view many);

/// The rows of a district: townships, or the districts of a city.
struct RowWords {
    std::string_view zh, en_one, en_many, en_heading;
};
[[nodiscard]] const RowWords& row_words(Level level);

/// The finding on the cover.
[[nodiscard]] Sentence lead(const Briefing& briefing);
/// `各镇街：最低 0%，最高 100%`.
[[nodiscard]] Sentence townships_heading(const Briefing& briefing);
/// `脆弱处：67 个村居只靠一家`.
[[nodiscard]] Sentence fragility_heading(const Briefing& briefing);
/// What the departure of the partner with the most sole villages would mean; empty when there is none.
[[nodiscard]] Sentence worst_departure(const Briefing& briefing);
/// `尚无联建单位的 193 个村居`.
[[nodiscard]] Sentence uncovered_heading(const Briefing& briefing);
/// `一年变化：+25，−9`; only with changes.
[[nodiscard]] Sentence changes_heading(const Briefing& briefing);
/// What the line on the cover shows.
[[nodiscard]] Sentence trend_note(const Briefing& briefing);
/// What is drawn and not recorded; empty when nothing is.
[[nodiscard]] Sentence illustrative_note(std::uint64_t illustrative, std::uint64_t ties);

}  // namespace lianjian
