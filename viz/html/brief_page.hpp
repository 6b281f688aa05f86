// The briefing as one HTML file that needs no network: read on a screen, printed on A4, in two languages.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/briefing.hpp"
#include "engine/words.hpp"

namespace lianjian {

/// A picture as `<svg>…</svg>`, without title and legend, with a viewBox and the classes
/// `par p-…`, `tie p-… t-…`, `row t-…`, `vil v-… t-…`. Where both languages are given and differ in words
/// only, the page holds one picture with both.
struct PageCircle {
    std::string svg_zh, svg_en;
};

/// One district of the page. `briefing` must outlive the call.
struct PageDistrict {
    const Briefing* briefing = nullptr;
    /// The friend circle, usually one picture, more where its rows fill several.
    std::vector<PageCircle> circles;
    /// Why there is no circle; shown in its place when there is no picture. Without it and without a
    /// picture the section is left out.
    std::string circle_error;
    /// Villages as the user counts them: replaces the register's number below the share on the cover.
    std::optional<std::uint64_t> given_denominator;
};

/// A figure as a report states it, beside ours where we compute the same. All texts are ready to read.
struct PageFigure {
    std::string region, name, amount, unit, date, article, note;
    std::string ours;  // empty = no counterpart
};

/// A table that was read.
struct PageSource {
    std::string name;
    std::uint64_t rows = 0;
    std::string sha256;  // lower-case hex
};

/// A line of the index of a folder: a district with its own page, or without one (`href` empty).
struct PageEntry {
    std::string code, name;
    std::string place;  // what it lies in: "山东省青岛市"
    std::string href;
    CoverageRow coverage;
    std::uint64_t partners = 0;
};

struct BriefPage {
    std::vector<PageDistrict> districts;
    std::vector<PageEntry> entries;  // an index of pages instead of districts
    std::string home;                // the page of the index, or empty
    bool has_illustrative = false;   // for an index: some records of the data are drawn
    Lang lang = Lang::zh;            // shown first; a button changes it
    std::string as_of;               // ISO date; empty = all recorded ties
    /// What the villages in the denominator are. Empty = registered villages and communities.
    std::string denominator_zh, denominator_en;
    std::vector<PageSource> sources;
    std::vector<PageFigure> figures;
    std::string program_version;
};

/// The whole page. Data appear as text only; style and script are allowed by their hashes alone and
/// nothing is fetched. Same input, same bytes. With several districts an index of them comes first and
/// each is an article of its own; with entries and no district the page is the index alone. O(length of the page).
/// Throws std::logic_error when a template of the program is broken.
[[nodiscard]] std::string brief_page(const BriefPage& page);

}  // namespace lianjian
