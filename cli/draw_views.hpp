// The table of views that `draw` offers. A view is a file in viz and a row here.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/coverage_options.hpp"
#include "engine/briefing.hpp"
#include "viz/diagram.hpp"
#include "viz/style.hpp"

namespace lianjian {

/// An earlier day that a view compares with.
struct Earlier {
    Date day;
    Snapshot snapshot;
    Ladder ladder;
};

/// What all views draw from.
struct DrawContext {
    const Network& network;
    const CoveredNetwork& covered;
    CircleBasis circles;
    std::optional<Earlier> earlier;
    std::optional<Level> units;  // stated on the command line: what `districts` shows
    const Style& style;
    Lang lang;
};

struct View {
    std::string_view key;  // in options and file names
    Words words;
    /// The pictures of one district, usually one.
    std::vector<Diagram> (*draw)(const DrawContext&, RegionId);
    /// Of several districts in one picture; null where each has its own.
    std::vector<Diagram> (*draw_together)(const DrawContext&, std::span<const RegionId>);
};

/// All views; the first is the default.
[[nodiscard]] std::span<const View> views();
[[nodiscard]] const View* find_view(std::string_view key);

/// Whether the view puts these districts, which the user named, into one picture.
[[nodiscard]] bool draws_together(const View& view, const DrawContext& context, std::size_t districts);

}  // namespace lianjian
