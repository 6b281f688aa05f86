#include "viz/circle/sides.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>

#include "viz/circle/crossings.hpp"
#include "viz/circle/folding.hpp"
#include "viz/circle/words.hpp"

namespace lianjian::circle {
namespace {

constexpr double heading_slot = 15, heading_size = 9.5, page_edge = 20;
constexpr double least_ring_margin = 146, link_run = 96;  // links need some way to bend
constexpr double section_gap = 5, widest_merged = 2.6;

struct Measures {
    double text, usual_unit, largest_gap;
};

Measures measures_of(Detail detail, double scale) {
    return detail == Detail::names ? Measures{10 * scale, 1.6 * scale, 12 * scale} : Measures{8.4, 0.5, 7};
}

/// On the right, the further away the further out; groups that do not cover stand with the section before them.
double out_of_ring(const Section& section, const std::vector<Section>& before) {
    if (section.hand == Hand::left) return 0;
    if (section.key == apart) return before.empty() || before.back().hand == Hand::left ? 0 : before.back().out;
    return 10.0 * static_cast<double>(section.key - static_cast<std::size_t>(Distance::city));
}

/// Entries of a section by barycentre, then by first partner; improved by sifting. "Others" stays last.
void order_entries(const Rows& rows, Section& section) {
    auto& entries = section.entries;
    const bool others = !entries.empty() && entries.back().merged;
    const std::size_t count = entries.size() - (others ? 1 : 0);

    std::vector<double> barycentre(count, 0);
    std::vector<Ends> ends(count);
    for (std::size_t e = 0; e < count; ++e) {
        double ties = 0;
        for (const Link& link : entries[e].links) {
            barycentre[e] += rows.rows[link.row].y * link.ties;
            ties += link.ties;
            ends[e].emplace_back(link.row, link.ties);
        }
        barycentre[e] /= std::max(1.0, ties);
    }
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        if (barycentre[a] != barycentre[b]) return barycentre[a] < barycentre[b];
        return entries[a].partners < entries[b].partners;
    });
    order = fewer_crossings(ends, std::move(order));

    std::vector<Entry> sorted;
    for (const std::uint32_t e : order) sorted.push_back(std::move(entries[e]));
    if (others) sorted.push_back(std::move(entries.back()));
    entries = std::move(sorted);
}

/// Mean height of the row ends of a side's links; the middle when there are none.
double pull_of(const std::vector<Section*>& side, const Rows& rows, const Frame& frame) {
    double sum = 0, ties = 0;
    for (const Section* section : side) {
        for (const Entry& entry : section->entries) {
            for (const Link& link : entry.links) {
                sum += rows.rows[link.row].y * link.ties;
                ties += link.ties;
            }
        }
    }
    return ties > 0 ? sum / ties : frame.middle();
}

/// Heights, from top to bottom: even gaps, the whole as near to its rows as the page allows.
void place_slots(const std::vector<Section*>& side, const Rows& rows, const SlotSizes& sizes, double largest_gap,
                 const Frame& frame) {
    double used = 0;
    std::size_t slots = 0;
    for (const Section* section : side) {
        used += sizes.heading;
        for (const Entry& entry : section->entries) used += sizes.height(entry);
        slots += 1 + section->entries.size();
    }
    const double sections = static_cast<double>(side.size());
    const double free = std::max(0.0, sizes.room - used);
    const double between = sections > 1 ? std::min(section_gap, 0.3 * free / (sections - 1)) : 0;
    const double gaps = static_cast<double>(std::max<std::size_t>(slots, 2) - 1);
    const double gap = std::min(largest_gap, (free - between * std::max(0.0, sections - 1)) / gaps);
    used += between * std::max(0.0, sections - 1) + gap * gaps;

    const double first = frame.top - 8, last = std::max(first, frame.bottom + 8 - used);
    double y = std::clamp(pull_of(side, rows, frame) - used / 2, first, last);
    for (Section* section : side) {
        section->y = y + sizes.heading / 2 + 1;
        y += sizes.heading + gap;
        for (Entry& entry : section->entries) {
            entry.y = y + sizes.height(entry) / 2;
            y += sizes.height(entry) + gap;
        }
        y += between;
    }
}

/// Places of bars and texts for the frame's ring, without the names.
void place_on_ring(Section& section, const Frame& frame) {
    const double out = sign(section.hand);
    const double shift = out * section.out;
    section.x = frame.outer_ring(section.hand, section.y, 5) + shift + out * 4;
    for (Entry& entry : section.entries) {
        entry.bar_x = frame.ring(section.hand, entry.y) + shift;
        const double clear = std::max(out * entry.bar_x, out * (frame.outer_ring(section.hand, entry.y, 4) + shift));
        entry.number_x = out * (clear + bar_width / 2 + 3.2);
        const double number = text_width(std::to_string(entry.villages), entry.size - 0.6, true);
        entry.name_x = entry.number_x + out * (number + 3.4);
    }
}

/// Room for an entry's name, up to the page's edge; on the right its kind's mark follows.
double name_room(const Section& section, const Entry& entry, const Frame& frame) {
    const double edge = section.hand == Hand::left ? page_edge : frame.width - page_edge;
    const double mark = section.hand == Hand::left || entry.merged ? 0 : 1.25 * entry.size;
    return std::abs(edge - entry.name_x) - mark;
}

/// How badly the names fit: one that must be cut weighs three that must be set smaller.
std::size_t misfits(const std::vector<std::string>& labels, const std::vector<Section>& sections, const Frame& frame,
                    double smallest) {
    std::size_t cost = 0;
    for (const Section& section : sections) {
        for (const Entry& entry : section.entries) {
            if (entry.merged) continue;
            const double width = text_width(labels[entry.partners.front()], 1, entry.prominent);
            const double room = name_room(section, entry, frame);
            cost += (width * entry.size > room ? 1U : 0U) + (width * smallest > room ? 3U : 0U);
        }
    }
    return cost;
}

/// The widest ring at which names fit best.
void choose_ring(const std::vector<std::string>& labels, std::vector<Section>& sections, double smallest,
                 Frame& frame) {
    double best = least_ring_margin;
    std::size_t least = std::numeric_limits<std::size_t>::max();
    double reach = frame.width;
    for (const Section& section : sections) reach = std::min(reach, frame.reach(section.hand));
    for (double margin = least_ring_margin; margin <= reach - frame.half_width - link_run; margin += 7) {
        frame.ring_margin = margin;
        for (Section& section : sections) place_on_ring(section, frame);
        const std::size_t cost = misfits(labels, sections, frame, smallest);
        if (cost < least) {
            least = cost;
            best = margin;
        }
    }
    frame.ring_margin = best;
    for (Section& section : sections) place_on_ring(section, frame);
}

void fit_names(const FriendCircle& circle, const std::vector<std::string>& labels, const Style& style, Lang lang,
               const Frame& frame, Section& section) {
    const double out = sign(section.hand);
    for (Entry& entry : section.entries) {
        const std::string name = entry.merged ? others_label(entry, circle, lang) : labels[entry.partners.front()];
        const double room = name_room(section, entry, frame);
        entry.name = fit(name, room, entry.size, std::min(entry.size, style.smallest_size), entry.prominent);
        entry.mark_x =
            entry.name_x + out * (text_width(entry.name.text, entry.name.size, entry.prominent) + 0.4 * entry.size);
    }
}

/// Headings keep to the page. All of a side have one size, in whichever language.
void fit_headings(const FriendCircle& circle, const Style& style, const Frame& frame,
                  const std::vector<Section*>& side) {
    double size = heading_size * frame.scale;
    for (const Section* section : side) {
        const double edge = section->hand == Hand::left ? page_edge : frame.width - page_edge;
        for (const Lang lang : {Lang::zh, Lang::en}) {
            const std::string words = section_heading(circle, *section, lang);
            size = fit(words, std::abs(edge - section->x), size, style.smallest_size, true).size;
        }
    }
    for (Section* section : side) section->size = size;
}

/// The ends of links, stacked without overlap at the bar in order of rows, and at a row in order of partners;
/// a stack too high for its row or bar is squeezed.
void place_links(const std::vector<Section*>& side, const Rows& rows, double unit, const Frame& frame) {
    std::map<std::uint32_t, std::vector<Link*>> by_row;
    for (Section* section : side) {
        const double out = sign(section->hand);
        for (Entry& entry : section->entries) {
            double stack = 0;
            for (Link& link : entry.links) {
                const double widest = std::min(rows.rows[link.row].height - 4, entry.merged ? widest_merged : 1000.0);
                link.width = std::max(least_link, std::min(unit * link.ties, widest));
                if (link.bond == Bond::grouped) {
                    link.width = rows.detail == Detail::names ? group_link_by_name : group_link;
                }
                stack += unit * link.ties;
            }
            entry.bar_height = entry.merged ? merged_bar : std::max(least_bar, unit * entry.villages);
            if (section->key == apart) entry.bar_height = std::max(least_hollow_bar, entry.bar_height);
            const double squeeze = stack > 0 ? std::min(1.0, entry.bar_height / stack) : 1;
            double y = entry.y - stack * squeeze / 2;
            for (Link& link : entry.links) {
                const double share = unit * link.ties * squeeze;
                link.from = {entry.bar_x - out * bar_width / 2, y + share / 2};
                y += share;
                by_row[link.row].push_back(&link);
            }
        }
    }
    for (auto& [row, links] : by_row) {
        double stack = 0;
        for (const Link* link : links) stack += link->width;
        const double squeeze = std::min(1.0, (rows.rows[row].height - 4) / stack);
        double y = rows.rows[row].y - stack * squeeze / 2;
        for (Link* link : links) {
            const Hand hand = link->from.x < frame.centre ? Hand::left : Hand::right;
            link->to = {frame.row_edge(hand), y + link->width * squeeze / 2};
            y += link->width * squeeze;
        }
    }
}

}  // namespace

Sides place_sides(const FriendCircle& circle, const Rows& rows, const Style& style, Lang lang, Frame& frame) {
    const Measures measures = measures_of(rows.detail, frame.scale);
    SlotSizes sizes{measures.usual_unit, measures.text, frame.room(), heading_slot * frame.scale};
    sizes.unit = choose_unit(circle, rows, measures.usual_unit, frame.room(), sizes.capacity());

    Sides sides{};
    sides.unit = sizes.unit;
    for (const Hand hand : {Hand::left, Hand::right}) {
        for (Section& section : fold(circle, hand, sizes)) {
            const bool counted = section.key != apart;
            if (counted) sides.partners[static_cast<std::size_t>(hand)] += section.partners;
            section.out = out_of_ring(section, sides.sections);
            order_entries(rows, section);
            for (Entry& entry : section.entries) {
                entry.size = entry.prominent ? std::max(prominent_size, measures.text) : measures.text;
                if (entry.merged && counted) sides.folded += static_cast<std::uint32_t>(entry.partners.size());
            }
            sides.sections.push_back(std::move(section));
        }
    }
    std::array<std::vector<Section*>, 2> by_hand;
    for (Section& section : sides.sections) by_hand[static_cast<std::size_t>(section.hand)].push_back(&section);
    for (const auto& side : by_hand) place_slots(side, rows, sizes, measures.largest_gap, frame);
    const std::vector<std::string> labels = partner_labels(circle);
    choose_ring(labels, sides.sections, style.smallest_size, frame);
    for (const auto& side : by_hand) fit_headings(circle, style, frame, side);
    for (Section& section : sides.sections) fit_names(circle, labels, style, lang, frame, section);
    for (const auto& side : by_hand) place_links(side, rows, sizes.unit, frame);
    return sides;
}

}  // namespace lianjian::circle
