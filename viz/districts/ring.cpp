#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "viz/css_id.hpp"
#include "viz/districts/parts.hpp"
#include "viz/phrases.hpp"
#include "viz/sheet.hpp"
#include "viz/text.hpp"

namespace lianjian::districts {
namespace {

constexpr double largest_radius = 39, least_radius = 7;
constexpr double outer = 7.5, ring_outer = 5, ring_inner = 0.5;  // beyond the disc's radius; inside it
constexpr double reach_width = 78, reach_height = 6;
constexpr double pull = 0.42;
constexpr double line_base = 0.4, line_unit = 0.35, widest_line = 15;
constexpr std::uint32_t strong_ties = 15;

struct Place {
    Point at;
    Point outwards;  // of length one
    double radius = 0;
};

double distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

class Ring {
public:
    Ring(const DistrictNetwork& network, const Style& style, Lang lang, Canvas& canvas)
        : network_(network),
          style_(style),
          lang_(lang),
          canvas_(canvas),
          detailed_(network.districts.size() <= most_detailed) {}

    void draw() {
        place();
        draw_links();
        for (std::size_t d = 0; d < places_.size(); ++d) draw_disc(d);
        draw_footer();
    }

private:
    [[nodiscard]] std::size_t count() const { return network_.districts.size(); }
    [[nodiscard]] Point centre() const { return {style_.width / 2, style_.height / 2 + 14}; }

    /// A superellipse leaves the corners of the page less empty than an ellipse.
    [[nodiscard]] Point on_curve(double angle, Point half) const {
        const double c = std::cos(angle), s = std::sin(angle);
        const double reach = std::pow(std::pow(std::abs(c), 2.4) + std::pow(std::abs(s), 2.4), -1 / 2.4);
        return {centre().x + half.x * reach * c, centre().y + half.y * reach * s};
    }

    /// Equal steps along the curve, clockwise, the first a half step behind the top.
    void place_along(Point half) {
        constexpr int steps = 2880;
        std::vector<double> length{0};
        const auto angle = [](int i) { return -std::numbers::pi / 2 + 2 * std::numbers::pi * i / steps; };
        for (int i = 1; i <= steps; ++i) {
            length.push_back(length.back() + distance(on_curve(angle(i - 1), half), on_curve(angle(i), half)));
        }
        for (std::size_t d = 0; d < count(); ++d) {
            const double wanted = length.back() * (static_cast<double>(d) + 0.5) / static_cast<double>(count());
            const auto i = static_cast<int>(std::lower_bound(length.begin(), length.end(), wanted) - length.begin());
            const Point at = on_curve(angle(i), half);
            const double x = (at.x - centre().x) / half.x, y = (at.y - centre().y) / half.y;
            const double norm = std::hypot(x, y);
            places_[d].at = at;
            places_[d].outwards = {x / norm, y / norm};
        }
    }

    void place() {
        places_.assign(count(), {});
        double largest = 0;
        for (std::size_t d = 0; d < count(); ++d) {
            places_[d].radius = 9 + 1.55 * std::sqrt(network_.districts[d].villages);
            largest = std::max(largest, places_[d].radius);
        }
        const double most = detailed_ ? (count() <= 4 ? 56 : largest_radius) : 0.6 * largest_radius;
        double scale = most / largest;
        const double label = detailed_ ? 84 * style_.type : 52 * style_.type;
        const Point half{std::min(detailed_ ? 285.0 : 340.0, style_.width / 2 - 24 - label - most - outer),
                         style_.height / 2 - 84 - most - (detailed_ && count() <= 4 ? 0 : 14)};
        place_along(half);
        for (std::size_t d = 0; d < count(); ++d) {
            const Place& next = places_[(d + 1) % count()];
            const double room = distance(places_[d].at, next.at) - 2 * outer - 3;
            scale = std::min(scale, room / (places_[d].radius + next.radius));
        }
        for (Place& place : places_) place.radius = std::max(least_radius, place.radius * scale);
    }

    /// Few ties are left out when there are many links: the strong ones are what the picture is for.
    void choose_least() {
        std::size_t links = 0;
        for (const DistrictNetwork::Link& link : network_.links) links += link.a != link.b;
        least_ = 1;
        const std::size_t most = 4 * count() + 8;
        for (std::size_t shown = links; shown > most; ++least_) {
            shown = 0;
            for (const DistrictNetwork::Link& link : network_.links) shown += link.a != link.b && link.ties > least_;
        }
        std::uint32_t strongest = 1;
        for (const DistrictNetwork::Link& link : network_.links) {
            if (link.a == link.b) continue;
            strongest = std::max(strongest, link.ties);
            hidden_ += link.ties < least_;
        }
        const double widest = detailed_ ? widest_line : 0.5 * widest_line;
        unit_ = std::min(line_unit, (widest - line_base) / strongest);
        if (strongest <= 6) unit_ = 0.8;
    }

    void draw_links() {
        choose_least();
        std::vector<const DistrictNetwork::Link*> links;
        for (const DistrictNetwork::Link& link : network_.links) {
            if (link.a != link.b && link.ties >= least_) links.push_back(&link);
        }
        std::stable_sort(links.begin(), links.end(), [](const auto* x, const auto* y) { return x->ties < y->ties; });
        for (const auto* link : links) {
            const Place& a = places_[link->a];
            const Place& b = places_[link->b];
            const double part = pull_of(distance(a.at, b.at));
            const Point first = pulled(a.at, part), second = pulled(b.at, part);
            const std::string names =
                district_name(network_.districts[link->a]) + " — " + district_name(network_.districts[link->b]);
            canvas_.curves.push_back({{edge(a, first), first, second, edge(b, second)},
                                      line_base + unit_ * link->ties,
                                      std::string(style_.tie) + (link->ties >= strong_ties ? "99" : "55"),
                                      {"tie" + classes(link->a) + classes(link->b),
                                       names + (zh() ? "：" : ": ") + ties_phrase(link->ties, lang_)}});
        }
    }

    [[nodiscard]] Point pulled(Point at, double part) const {
        return {at.x + (centre().x - at.x) * part, at.y + (centre().y - at.y) * part};
    }
    /// Links between neighbours bend less, so that they do not run to the middle and back.
    [[nodiscard]] double pull_of(double far) const {
        const double least = detailed_ ? 0.75 : 0.4;
        return pull * std::clamp(least + 1.2 * (far / style_.width - 0.1), least, 1.0);
    }
    /// Where a link leaves the disc on its way to a point.
    [[nodiscard]] Point edge(const Place& place, Point towards) const {
        const double far = std::max(1e-9, distance(place.at, towards));
        const double reach = place.radius + outer;
        return {place.at.x + (towards.x - place.at.x) / far * reach,
                place.at.y + (towards.y - place.at.y) / far * reach};
    }

    [[nodiscard]] std::string classes(std::size_t d) const { return " d-" + css_id(network_.districts[d].code); }

    void draw_disc(std::size_t d) {
        const DistrictNetwork::District& district = network_.districts[d];
        const Place& place = places_[d];
        const Tag tag{"dis" + classes(d), district_tooltip(network_, district, lang_)};
        const Tag silent{tag.classes, {}};
        const auto disc = [&](double radius, const Tag& with) {
            canvas_.marks.push_back(DiscMark{place.at.x, place.at.y, radius, style_.background, {}, 0, with});
        };
        const double share = district.villages == 0 ? 0 : district.covered / static_cast<double>(district.villages);
        const double thick = detailed_ ? 1 : 0.75;
        disc(place.radius + outer, silent);
        canvas_.marks.push_back(PieMark{place.at.x, place.at.y, place.radius + ring_outer * thick, share, style_.ring,
                                        style_.ring_rest, silent});
        disc(place.radius - ring_inner, tag);
        const std::string percent = fmt::format("{:.{}f}%", 100 * share, share > 0 && share < 0.01 ? 1 : 0);
        if (place.radius >= 15) {
            const std::string numbers = fmt::format("{}/{}", district.covered, district.villages);
            const double inside = 1.75 * place.radius;
            const Fitted small = fit(numbers, inside * 0.88, std::max(8.0, place.radius / 4.2), 5);
            const bool both = small.size >= 6.5;
            put_text({place.at.x, place.at.y - (both ? place.radius * 0.16 : 0)}, Align::centre,
                     {std::max(9.5, place.radius / 2), true}, style_.ink, percent, tag, canvas_);
            if (both) {
                put_text({place.at.x, place.at.y + place.radius * 0.44}, Align::centre, {small.size}, style_.mute,
                         small.text, silent, canvas_);
            }
        } else if (place.radius >= 10) {
            put_text(place.at, Align::centre, {7.5, true}, style_.ink, percent, tag, canvas_);
        }
        detailed_ ? draw_details(d) : draw_name(d);
    }

    /// Name, bar of reach and its numbers, beside the disc.
    void draw_details(std::size_t d) {
        const DistrictNetwork::District& district = network_.districts[d];
        const Place& place = places_[d];
        const Tag tag{"dis" + classes(d), district_tooltip(network_, district, lang_)};
        const bool right = place.at.x >= centre().x - 0.01;
        const double out = right ? 1 : -1;
        const bool beside = count() <= 4 || std::abs(place.outwards.x) > 0.6;
        const Align align = !beside ? Align::centre : right ? Align::left : Align::right;
        const double x = beside ? place.at.x + out * (place.radius + outer + 5) : place.at.x;
        const double room = beside ? room_beside(d, out, 24) : 92 * style_.type;
        const double edge = place.radius + outer;
        const double y = beside ? place.at.y + std::clamp(place.outwards.y * 1.2, -1.0, 1.0) * place.radius * 0.35
                         : place.outwards.y < 0 ? place.at.y - edge - 21 * style_.type
                                                : place.at.y + edge + 22 * style_.type;
        put_fitted({x, y - 13}, align, {12.5 * style_.type, true}, room, style_.ink, district_name(district), tag,
                   style_, canvas_);
        const std::array<std::uint32_t, 4> parts{district.own, district.others, district.above, district.beyond};
        if (district.ties() == 0) {
            put_text({x, y + 3}, align, {9 * style_.type}, style_.alert, zh() ? "尚无联建关系" : "no ties yet", tag,
                     canvas_);
            return;
        }
        const double width = std::min(reach_width, room);
        double left = !beside ? x - width / 2 : right ? x : x - width;
        std::string numbers;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (i == 2 && network_.above == 0) continue;
            numbers += (numbers.empty() ? "" : " · ") + std::to_string(parts[i]);
            const double part = width * parts[i] / district.ties();
            if (parts[i] == 0) continue;
            put_box({left, y}, part, reach_height, style_.reach[i], {}, {tag.classes, {}}, canvas_);
            left += part;
        }
        put_fitted({x, y + 15}, align, {9 * style_.type}, room, style_.mute, numbers, {tag.classes, {}}, style_,
                   canvas_);
    }

    /// From beside a disc to the page's edge, or to the next disc at this height.
    [[nodiscard]] double room_beside(std::size_t d, double out, double half_height) const {
        const Place& place = places_[d];
        const double x = place.at.x + out * (place.radius + outer + 3);
        double room = out > 0 ? style_.width - 16 - x : x - 16;
        for (std::size_t other = 0; other < count(); ++other) {
            const Place& near = places_[other];
            const double reach = near.radius + outer;
            if (other == d || std::abs(near.at.y - place.at.y) > reach + half_height) continue;
            const double far = out * (near.at.x - x) - reach - 3;
            if (far > 0) room = std::min(room, far);
        }
        return room;
    }

    void draw_name(std::size_t d) {
        const Place& place = places_[d];
        const Tag tag{"dis" + classes(d), district_tooltip(network_, network_.districts[d], lang_)};
        const std::string name = district_name(network_.districts[d]);
        const double size = 9 * style_.type, reach = place.radius + outer;
        const bool beside = std::abs(place.outwards.x) > 0.72;
        if (beside) {
            const double out = place.outwards.x > 0 ? 1 : -1;
            const double x = place.at.x + out * (reach + 3);
            put_fitted({x, place.at.y}, out > 0 ? Align::left : Align::right, {size, true}, room_beside(d, out, 5),
                       style_.ink, name, tag, style_, canvas_);
            return;
        }
        const double out = place.outwards.y > 0 ? 1 : -1;
        const Place& next = places_[(d + 1) % count()];
        const Place& before = places_[(d + count() - 1) % count()];
        const double room = std::min(std::abs(next.at.x - place.at.x), std::abs(before.at.x - place.at.x)) - 4;
        const Fitted fitted = fit(name, std::max(26.0, room), size, 6.5, true);
        put_text({place.at.x, place.at.y + out * (reach + 6)}, Align::centre, {fitted.size, true}, style_.ink,
                 fitted.text, tag, canvas_);
    }

    void draw_footer() {
        const auto legend = [&](LegendLine& line) {
            line.square(style_.ring, {}, zh() ? "已联建" : "covered");
            line.square(style_.ring_rest, {}, zh() ? "尚无" : "no partner");
            if (!detailed_) return;
            line.skip(10);
            for (std::size_t i = 0; i < 4; ++i) {
                if (i == 2 && network_.above == 0) continue;
                line.square(style_.reach[i], {}, reach_name(network_, i, lang_));
            }
        };
        std::string note = zh() ? "圆面积＝村居数；环＝已联建份额；线宽＝相互间关系条数"
                                : "disc = units; ring = share covered; line = ties between";
        if (hidden_ > 0) {
            note += zh() ? fmt::format("（不足 {} 条的 {} 对未画）", least_, hidden_)
                         : fmt::format(" ({} links under {} not drawn)", hidden_, least_);
        }
        put_footer(style_, legend, note, picture::sources_line(network_.sources, lang_), canvas_);
    }

    [[nodiscard]] bool zh() const { return lang_ == Lang::zh; }

    const DistrictNetwork& network_;
    const Style& style_;
    Lang lang_;
    Canvas& canvas_;
    bool detailed_;
    std::vector<Place> places_;
    std::uint32_t least_ = 1, hidden_ = 0;
    double unit_ = line_unit;
};

}  // namespace

void draw_ring(const DistrictNetwork& network, const Style& style, Lang lang, Canvas& canvas) {
    Ring(network, style, lang, canvas).draw();
}

}  // namespace lianjian::districts
