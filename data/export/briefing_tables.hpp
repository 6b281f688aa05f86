// What a briefing says, as tables for a workbook.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "data/export/columns.hpp"
#include "engine/briefing.hpp"
#include "engine/words.hpp"

namespace lianjian {

/// A file the briefing was made from.
struct BriefingSource {
    std::string name;
    std::uint64_t rows = 0;
    std::string sha256;
};

/// Overview, townships, uncovered, changes, fragility, partners, comparison of districts, the plan where there is one,
/// and sources: the numbers of the page, unshortened, each row with its district. Sheets and headers speak `lang`.
[[nodiscard]] std::vector<ExportTable> briefing_tables(std::span<const Briefing> briefings,
                                                       std::span<const BriefingSource> sources, Lang lang);

/// The tables as a workbook. Throws ExportLimit.
[[nodiscard]] std::string briefing_workbook(std::span<const Briefing> briefings,
                                            std::span<const BriefingSource> sources, Lang lang);

}  // namespace lianjian
