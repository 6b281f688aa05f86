// A district of the page as the templates read it: every value by name, ready to stand in HTML.
#pragma once

#include <cstddef>
#include <string>

#include "viz/html/brief_page.hpp"
#include "viz/html/brief_words.hpp"
#include "viz/html/fill_template.hpp"

namespace lianjian {

/// The data of district.mustache. `number` counts from 1 and makes the anchors d1, d2 …; with
/// `several` districts the headings stand one level deeper.
[[nodiscard]] kainjow::mustache::data district_data(const BriefPage& page, std::size_t number);

/// A line of index.mustache: the district with its totals.
[[nodiscard]] kainjow::mustache::data index_row(const BriefPage& page, std::size_t number);
/// A line of the index of a folder; `place` counts from 1.
[[nodiscard]] kainjow::mustache::data index_row(const PageEntry& entry, std::uint64_t place);

/// The denominator's name, escaped.
[[nodiscard]] Sentence denominator(const BriefPage& page);

}  // namespace lianjian
