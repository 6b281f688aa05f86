// Small values as the templates take them.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/briefing.hpp"
#include "viz/html/brief_words.hpp"

namespace lianjian {

/// `<span lang="zh-CN">…</span><span lang="en">…</span>`; the style sheet shows one of them.
[[nodiscard]] std::string both(const Sentence& sentence);

[[nodiscard]] std::string number(std::uint64_t value);
/// A length in a picture: at most two decimals.
[[nodiscard]] std::string length(double value);
/// part / whole, 0 of nothing.
[[nodiscard]] double part_of(std::uint64_t part, std::uint64_t whole);
/// `48.7%`, or a dash of nothing.
[[nodiscard]] std::string percent_sign(std::uint64_t part, std::uint64_t whole);
/// A real number with so many decimals and a true minus sign; `–` for none.
[[nodiscard]] std::string real(std::optional<double> value, int decimals);
/// `organization`, `enterprise`, `university`, `social`, `villages`, `group`: the class that colours it.
[[nodiscard]] std::string_view group_class(PartnerGroup group);
/// Villages of the whole district with 0, 1, 2, 3+ partners.
[[nodiscard]] std::array<std::uint32_t, 4> total_rungs(const Briefing& briefing);

}  // namespace lianjian
