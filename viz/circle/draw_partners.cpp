#include <algorithm>
#include <string>

#include "viz/circle/draw.hpp"
#include "viz/circle/words.hpp"
#include "viz/css_id.hpp"
#include "viz/phrases.hpp"

namespace lianjian::circle {
namespace {

constexpr double remark_size = 9.5, link_bend = 0.52;
constexpr double hollow_line = 1;
constexpr std::string_view dots_alpha = "B3";  // dots have little ink
constexpr int arc_points = 25;

/// The ring as a smooth curve through points on it (Catmull-Rom turned into Béziers).
CurveMark guide_arc(const Frame& frame, Hand hand, std::string_view colour) {
    std::vector<Point> through;
    const double first = frame.top - 4, last = frame.bottom + 4;
    for (int i = 0; i < arc_points; ++i) {
        const double y = first + (last - first) * i / (arc_points - 1);
        through.push_back({frame.ring(hand, y), y});
    }
    CurveMark arc{{through.front()}, 1.4, std::string(colour), {}};
    const auto at = [&](int i) { return through[static_cast<std::size_t>(std::clamp(i, 0, arc_points - 1))]; };
    for (int i = 0; i + 1 < arc_points; ++i) {
        const Point before = at(i - 1), from = at(i), to = at(i + 1), after = at(i + 2);
        arc.points.push_back({from.x + (to.x - before.x) / 6, from.y + (to.y - before.y) / 6});
        arc.points.push_back({to.x - (after.x - from.x) / 6, to.y - (after.y - from.y) / 6});
        arc.points.push_back(to);
    }
    return arc;
}

std::string entry_classes(const FriendCircle& circle, const Entry& entry) {
    std::string classes;
    for (const std::uint32_t p : entry.partners) classes += " p-" + css_id(friend_at(circle, p).id);
    return classes;
}

PartnerGroup group_of(const FriendCircle& circle, const Entry& entry) {
    return friend_at(circle, entry.partners.front()).group;
}

std::string_view bond_class(Bond bond) {
    return bond == Bond::grouped ? "tie via" : bond == Bond::planned ? "tie plan" : "tie";
}

Stroke stroke_of(Bond bond) {
    return bond == Bond::grouped ? Stroke::dotted : bond == Bond::planned ? Stroke::dashed : Stroke::solid;
}

/// A few villages: faint lines, so that many of them do not make a wall; strong ones stand out.
std::string link_colour(const Picture& picture, const Entry& entry, const Link& link) {
    if (link.bond == Bond::grouped) return std::string(picture.style.of(PartnerGroup::group).bar).append(dots_alpha);
    if (entry.merged) return std::string(picture.style.merged_link);
    const GroupColours& colours = picture.style.of(group_of(picture.circle, entry));
    std::string colour(colours.bar);
    if (!colours.link_alpha.empty()) return colour.append(colours.link_alpha);
    const std::string_view faint = picture.rows.detail == Detail::names ? "66" : "4C";
    return colour.append(link.ties == 1 ? faint : link.ties == 2 ? "66" : "8C");
}

struct Strand {
    const Entry* entry;
    const Link* link;
};

/// Thick ones first, so that thin ones stay visible.
void draw_links(const Picture& picture, Canvas& canvas) {
    std::vector<Strand> strands;
    for (const Section& section : picture.sides.sections) {
        for (const Entry& entry : section.entries) {
            for (const Link& link : entry.links) strands.push_back({&entry, &link});
        }
    }
    std::stable_sort(strands.begin(), strands.end(), [](const Strand& a, const Strand& b) {
        if (a.entry->merged != b.entry->merged) return a.entry->merged;
        return a.link->width > b.link->width;
    });
    for (const auto& [entry, link] : strands) {
        const double run = (link->to.x - link->from.x) * link_bend;
        const Tag tag{std::string(bond_class(link->bond)) + entry_classes(picture.circle, *entry) + " t-" +
                          css_id(picture.circle.rows[link->row].code),
                      link_tooltip(picture.circle, *entry, *link, picture.lang)};
        canvas.curves.push_back(
            {{link->from, {link->from.x + run, link->from.y}, {link->to.x - run, link->to.y}, link->to},
             link->width,
             link_colour(picture, *entry, *link),
             tag,
             stroke_of(link->bond)});
    }
}

void draw_entry(const Picture& picture, const Section& section, const Entry& entry, Canvas& canvas) {
    const Style& style = picture.style;
    const GroupColours& colours = style.of(group_of(picture.circle, entry));
    const bool left = section.hand == Hand::left;
    const Align align = left ? Align::right : Align::left;
    const std::string classes = "par" + entry_classes(picture.circle, entry);
    const Tag tag{classes, partner_tooltip(picture.circle, entry, picture.lang)};
    const Tag silent{classes, {}};

    const std::string_view bar = entry.merged ? style.merged : colours.bar;
    const bool hollow = section.key == apart;
    const double line = hollow ? hollow_line : 0;
    canvas.marks.push_back(BoxMark{entry.bar_x, entry.y, bar_width - line, entry.bar_height - line, false,
                                   hollow ? style.background : bar, hollow ? bar : std::string_view{}, line, tag});
    const std::string_view number_colour = entry.merged && !left ? style.mute : colours.text;
    canvas.marks.push_back(TextMark{entry.number_x, entry.y, align, entry.size - 0.6, true, number_colour,
                                    std::to_string(entry.villages), silent});
    canvas.marks.push_back(TextMark{entry.name_x, entry.y, align, entry.name.size, entry.prominent,
                                    entry.merged ? style.mute : style.ink, entry.name.text, tag});
    if (left || entry.merged) return;
    canvas.marks.push_back(
        TextMark{entry.mark_x, entry.y, align, std::min(entry.size, 10 * picture.frame.scale) - 2, false, colours.text,
                 std::string(picture::group_mark(group_of(picture.circle, entry), picture.lang)), silent});
}

void draw_section(const Picture& picture, const Section& section, Canvas& canvas) {
    const bool left = section.hand == Hand::left;
    const PartnerGroup group = section.key == apart ? PartnerGroup::group : static_cast<PartnerGroup>(section.key);
    const std::string_view colour = left || section.key == apart ? picture.style.of(group).text : picture.style.mute;
    canvas.marks.push_back(TextMark{section.x,
                                    section.y,
                                    left ? Align::right : Align::left,
                                    section.size,
                                    true,
                                    colour,
                                    section_heading(picture.circle, section, picture.lang),
                                    {}});
    for (const Entry& entry : section.entries) draw_entry(picture, section, entry, canvas);
}

void draw_empty_side(const Picture& picture, Hand hand, Canvas& canvas) {
    const double y = picture.frame.middle();
    const double x = picture.frame.row_edge(hand) + sign(hand) * 24;
    canvas.marks.push_back(TextMark{x,
                                    y,
                                    hand == Hand::left ? Align::right : Align::left,
                                    remark_size * picture.frame.scale,
                                    false,
                                    picture.style.mute,
                                    empty_side(picture.circle, hand, picture.lang),
                                    {}});
}

}  // namespace

void draw_partners(const Picture& picture, Canvas& canvas) {
    for (const Hand hand : {Hand::left, Hand::right}) {
        const auto& sections = picture.sides.sections;
        if (std::none_of(sections.begin(), sections.end(), [&](const Section& s) { return s.hand == hand; })) {
            draw_empty_side(picture, hand, canvas);
        } else {
            canvas.curves.push_back(guide_arc(picture.frame, hand, picture.style.guide));
        }
    }
    draw_links(picture, canvas);
    for (const Section& section : picture.sides.sections) draw_section(picture, section, canvas);
}

}  // namespace lianjian::circle
