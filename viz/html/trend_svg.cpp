#include "viz/html/trend_svg.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "viz/html/page_values.hpp"

namespace lianjian {
namespace {

constexpr double left = 22, right = 522, top = 18, bottom = 148, width = 580, height = 178;

struct Place {
    double x, y;
};

}  // namespace

std::string trend_svg(std::span<const TrendPoint> points, std::optional<std::uint64_t> denominator) {
    if (points.size() < 2) return {};
    const auto whole = [&](const TrendPoint& point) { return denominator.value_or(point.villages); };
    const auto share = [&](const TrendPoint& point) { return std::min(1.0, part_of(point.covered, whole(point))); };
    const auto y_of = [](double part) { return bottom - part * (bottom - top); };
    std::vector<Place> at;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const double x = left + (right - left) * part_of(i, points.size() - 1);
        at.push_back({x, y_of(share(points[i]))});
    }

    const TrendPoint& first = points.front();
    const TrendPoint& last = points.back();
    std::string svg =
        fmt::format("<svg class=\"trend\" viewBox=\"0 0 {} {}\" role=\"img\"><title>{} {} → {} {}</title>",
                    length(width), length(height), iso(first.day), percent_sign(first.covered, whole(first)),
                    iso(last.day), percent_sign(last.covered, whole(last)));
    for (const int line : {0, 50, 100}) {
        const double y = y_of(line / 100.0);
        svg += fmt::format("<path class=\"grid\" d=\"M{} {}H{}\"/><text class=\"scale\" x=\"{}\" y=\"{}\">{}%</text>",
                           length(left - 12), length(y), length(right + 14), length(right + 20), length(y + 4), line);
    }
    std::string path;
    for (const Place& place : at)
        path += fmt::format("{}{} {}", path.empty() ? "" : "L", length(place.x), length(place.y));
    svg += fmt::format("<path class=\"area\" d=\"M{} {}L{}L{} {}Z\"/><path class=\"line\" d=\"M{}\"/>", length(left),
                       length(bottom), path, length(right), length(bottom), path);
    for (std::size_t i = 0; i < points.size(); ++i) {
        const bool labelled = (points.size() - 1 - i) % 2 == 0;
        svg += fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"{}\"><title>{}: {} / {}</title></circle>", length(at[i].x),
                           length(at[i].y), labelled ? "4.2" : "2.6", iso(points[i].day), points[i].covered,
                           whole(points[i]));
        if (!labelled) continue;
        // Above the line, below it where the line is at the top.
        const double y = at[i].y < top + 12 ? at[i].y + 22 : at[i].y - 11;
        svg += fmt::format(
            "<text class=\"value{}\" x=\"{}\" y=\"{}\">{}</text><text class=\"day\" x=\"{}\" y=\"{}\">{}</text>",
            i + 1 == points.size() ? " now" : "", length(at[i].x), length(y),
            fmt::format("{:.0f}%", 100 * share(points[i])), length(at[i].x), length(height - 8),
            iso(points[i].day).substr(0, 7));
    }
    return svg + "</svg>";
}

}  // namespace lianjian
