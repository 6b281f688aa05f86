#include "viz/circle/folding.hpp"

#include <algorithm>
#include <map>

namespace lianjian::circle {
namespace {

constexpr std::uint32_t prominent_villages = 20;
constexpr std::size_t most_prominent = 5;  // on a side: where all are large, none stands out

std::uint32_t size_of(const FriendCircle::Partner& partner) {
    return static_cast<std::uint32_t>(partner.villages.size());
}

Hand hand_of(const FriendCircle::Partner& partner) {
    return partner.distance == Distance::own ? Hand::left : Hand::right;
}

std::size_t section_of(const FriendCircle& circle, std::uint32_t index) {
    if (stands_apart(circle, index)) return apart;
    const FriendCircle::Partner& partner = friend_at(circle, index);
    return hand_of(partner) == Hand::left ? static_cast<std::size_t>(partner.group)
                                          : static_cast<std::size_t>(partner.distance);
}

/// The partners of a side, most villages first, then by id.
std::vector<std::uint32_t> largest_first(const FriendCircle& circle, Hand hand) {
    std::vector<std::uint32_t> order;
    for (std::uint32_t p = 0; p < friend_count(circle); ++p) {
        if (hand_of(friend_at(circle, p)) == hand) order.push_back(p);
    }
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const auto& first = friend_at(circle, a);
        const auto& second = friend_at(circle, b);
        if (first.villages.size() != second.villages.size()) return first.villages.size() > second.villages.size();
        return first.id < second.id;
    });
    return order;
}

std::vector<Link> links_of(const FriendCircle& circle, const std::vector<std::uint32_t>& partners) {
    std::map<std::pair<std::uint32_t, Bond>, std::uint32_t> ties;  // by row and bond
    for (const std::uint32_t p : partners) {
        const FriendCircle::Partner& partner = friend_at(circle, p);
        for (const std::uint32_t village : partner.villages) {
            const bool planned = std::binary_search(partner.planned.begin(), partner.planned.end(), village);
            const Bond bond = stands_apart(circle, p) ? Bond::grouped : planned ? Bond::planned : Bond::tied;
            ++ties[{circle.villages[village].row, bond}];
        }
    }
    std::vector<Link> links;
    for (const auto& [key, count] : ties) links.push_back({key.first, key.second, count, 0, {}, {}});
    return links;
}

std::uint32_t distinct_villages(const FriendCircle& circle, const std::vector<std::uint32_t>& partners) {
    std::vector<std::uint32_t> served;
    for (const std::uint32_t p : partners) {
        const std::vector<std::uint32_t>& villages = friend_at(circle, p).villages;
        served.insert(served.end(), villages.begin(), villages.end());
    }
    std::sort(served.begin(), served.end());
    return static_cast<std::uint32_t>(std::unique(served.begin(), served.end()) - served.begin());
}

Entry entry_of(const FriendCircle& circle, std::vector<std::uint32_t> partners, bool merged) {
    std::sort(partners.begin(), partners.end());
    Entry entry;
    entry.merged = merged;
    entry.villages = distinct_villages(circle, partners);
    entry.links = links_of(circle, partners);
    entry.partners = std::move(partners);
    return entry;
}

}  // namespace

double SlotSizes::height(const Entry& entry) const {
    const double line = 1.22 * (entry.prominent ? std::max(prominent_size, text) : text);
    const double bar = entry.merged ? merged_bar : std::max(least_bar, unit * entry.villages);
    return std::max(line, bar + 3);
}

std::size_t SlotSizes::capacity() const { return static_cast<std::size_t>(room / (1.22 * text + 2)); }

double choose_unit(const FriendCircle& circle, const Rows& rows, double usual, double room, std::size_t capacity) {
    double unit = usual;
    const std::size_t row_count = circle.rows.size();
    for (const Hand hand : {Hand::left, Hand::right}) {
        std::vector<double> stack(row_count, 0);  // ties that meet at a row's side
        double bars = 0;
        std::size_t place = 0;
        for (const std::uint32_t p : largest_first(circle, hand)) {
            const double villages = size_of(friend_at(circle, p));
            if (place == 0) unit = std::min(unit, 0.3 * room / villages);
            if (place++ >= capacity) break;
            bars += villages;
            if (stands_apart(circle, p)) continue;  // its lines have one width
            for (const Link& link : links_of(circle, {p})) {
                stack[link.row] += link.ties;
                unit = std::min(unit, (rows.rows[link.row].height - 4) / link.ties);
            }
        }
        if (bars > 0) unit = std::min(unit, 0.4 * room / bars);
        const double thickest = stack.empty() ? 0 : *std::max_element(stack.begin(), stack.end());
        if (rows.detail == Detail::names && thickest > 0) unit = std::min(unit, std::max(0.5, 40 / thickest));
    }
    return unit;
}

std::vector<Section> fold(const FriendCircle& circle, Hand hand, const SlotSizes& sizes) {
    struct Building {
        std::vector<Entry> alone;  // largest first
        std::vector<std::uint32_t> folded;
    };
    std::map<std::size_t, Building> sections;
    const Entry others = entry_of(circle, {}, true);
    std::vector<std::size_t> section_order;  // of the partners, largest first
    double height = 0;
    std::size_t slots = 0;
    std::size_t place = 0;
    for (const std::uint32_t p : largest_first(circle, hand)) {
        Entry entry = entry_of(circle, {p}, false);
        const std::size_t key = section_of(circle, p);
        entry.prominent = key != apart && entry.villages >= prominent_villages && place++ < most_prominent;
        if (sections.find(key) == sections.end()) {
            height += sizes.heading;
            ++slots;
        }
        height += sizes.height(entry);
        ++slots;
        sections[key].alone.push_back(std::move(entry));
        section_order.push_back(key);
    }
    while ((slots > sizes.capacity() || height > sizes.room) && !section_order.empty()) {
        Building& section = sections[section_order.back()];
        section_order.pop_back();
        if (section.folded.empty()) {
            height += sizes.height(others);
            ++slots;
        }
        height -= sizes.height(section.alone.back());
        --slots;
        section.folded.push_back(section.alone.back().partners.front());
        section.alone.pop_back();
    }

    std::vector<Section> built;
    for (auto& [key, section] : sections) {
        const auto all = static_cast<std::uint32_t>(section.alone.size() + section.folded.size());
        built.push_back({.hand = hand, .key = key, .partners = all, .entries = std::move(section.alone)});
        if (section.folded.empty()) continue;
        const bool several = section.folded.size() > 1;  // one alone is shown by its name
        built.back().entries.push_back(entry_of(circle, std::move(section.folded), several));
    }
    return built;
}

}  // namespace lianjian::circle
