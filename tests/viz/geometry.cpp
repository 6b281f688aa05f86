#include "viz/geometry.hpp"

#include <algorithm>
#include <cmath>

#include "viz/text.hpp"

namespace lianjian::test {
namespace {

constexpr double ink_height = 0.84;  // of the type size
constexpr double tolerance = 0.3;    // points

Area area_of(const TextMark& mark) {
    const double width = text_width(mark.text, mark.size, mark.bold);
    const double left = mark.align == Align::left    ? mark.x
                        : mark.align == Align::right ? mark.x - width
                                                     : mark.x - width / 2;
    const double half = mark.size * ink_height / 2;
    return {left, mark.y - half, left + width, mark.y + half, mark.text};
}

bool overlap(const Area& a, const Area& b) {
    return a.left < b.right - tolerance && b.left < a.right - tolerance && a.top < b.bottom - tolerance &&
           b.top < a.bottom - tolerance;
}

Point on_bezier(const Point* p, double t) {
    const double u = 1 - t;
    const double a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
    return {a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x, a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y};
}

/// Lines end straight, not round: a place counts only beside the curve, not behind its end.
bool touches(const CurveMark& curve, const Area& area) {
    const double half = curve.line_width / 2;
    for (std::size_t first = 0; first + 3 < curve.points.size(); first += 3) {
        for (int step = 0; step <= 200; ++step) {
            const Point at = on_bezier(&curve.points[first], step / 200.0);
            const Point near{std::clamp(at.x, area.left, area.right), std::clamp(at.y, area.top, area.bottom)};
            if (std::hypot(near.x - at.x, near.y - at.y) >= half - tolerance) continue;
            const Point a = on_bezier(&curve.points[first], std::max(0.0, step / 200.0 - 0.002));
            const Point b = on_bezier(&curve.points[first], std::min(1.0, step / 200.0 + 0.002));
            const double length = std::max(1e-9, std::hypot(b.x - a.x, b.y - a.y));
            const double tx = (b.x - a.x) / length, ty = (b.y - a.y) / length;
            const double along = (near.x - at.x) * tx + (near.y - at.y) * ty;
            constexpr double step_length = 3;  // at least that of a sample
            const bool behind = (step == 0 && along < -tolerance) || (step == 200 && along > tolerance);
            if (!behind && std::abs(along) < step_length) return true;
        }
    }
    return false;
}

}  // namespace

std::vector<Area> text_areas(const Canvas& canvas) {
    std::vector<Area> areas;
    for (const Mark& mark : canvas.marks) {
        const auto* text = std::get_if<TextMark>(&mark);
        if (text != nullptr && !text->text.empty()) areas.push_back(area_of(*text));
    }
    return areas;
}

std::vector<std::string> overlaps(const Canvas& canvas) {
    std::vector<std::string> found;
    const std::vector<Area> areas = text_areas(canvas);
    for (std::size_t i = 0; i < areas.size(); ++i) {
        const Area& area = areas[i];
        if (area.left < canvas.left || area.right > canvas.left + canvas.width || area.top < canvas.top ||
            area.bottom > canvas.top + canvas.height) {
            found.push_back(area.text + " leaves the page");
        }
        for (std::size_t j = i + 1; j < areas.size(); ++j) {
            if (overlap(area, areas[j])) found.push_back(area.text + " overlaps " + areas[j].text);
        }
        for (const CurveMark& curve : canvas.curves) {
            const bool link = curve.tag.classes.starts_with("tie ");
            if (link && touches(curve, area)) found.push_back(area.text + " is touched by " + curve.tag.tooltip);
        }
    }
    return found;
}

}  // namespace lianjian::test
