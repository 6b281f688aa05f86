#include <algorithm>
#include <bit>
#include <functional>
#include <string_view>
#include <tuple>

#include "data/issue_classes.hpp"
#include "data/loader.hpp"

namespace lianjian {
namespace {

/// What makes two rows the same tie. Hashed, so that a million ties are compared in a moment.
std::uint64_t hash_of(const Ties& ties, TieId tie) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    const auto mix = [&](std::uint64_t value) { hash = (hash ^ value) * 0x9e3779b97f4a7c15ULL, hash ^= hash >> 29U; };
    mix(ties.source[tie]);
    mix(ties.target[tie]);
    mix(static_cast<std::uint64_t>(ties.kind[tie]));
    mix(static_cast<std::uint64_t>(ties.status[tie]));
    mix(static_cast<std::uint64_t>(ties.start[tie].days()));
    mix(static_cast<std::uint64_t>(ties.end[tie].days()));
    mix(std::hash<std::string_view>{}(ties.field[tie]));
    mix(std::hash<std::string_view>{}(ties.role[tie]));
    return hash;
}

auto identity(const Ties& ties, TieId tie) {
    return std::tuple(ties.source[tie], ties.target[tie], ties.kind[tie], ties.status[tie], ties.start[tie],
                      ties.end[tie], ties.field[tie], ties.role[tie]);
}

void add_tie(TableReader& table, Loader& loader, ExtraPlaces& extras, NodeId source, NodeId target, EdgeKind kind) {
    Ties& ties = loader.network.ties;
    const auto tie = static_cast<TieId>(ties.size());
    ties.source.push_back(source);
    ties.target.push_back(target);
    ties.kind.push_back(kind);
    ties.status.push_back(loader.status_of(table));
    ties.start.push_back(loader.start_of(table, Column::start));
    ties.end.push_back(loader.end_of(table, Column::end));
    ties.weight.set(tie, loader.amount_of(table, Column::weight));
    ties.field.set(tie, table.cell(Column::field));
    ties.role.set(tie, table.cell(Column::role));
    ties.article.set(tie, table.cell(Column::article));
    ties.illustrative.set(tie, loader.mark_of(table, Column::illustrative));
    ties.origin.push_back(loader.origin(table));
    extras.add(ties.attributes, table, tie);
    if (ties.end.back().known() && ties.status.back() == Status::active && !table.cell(Column::status).empty()) {
        ties.stated_active.set(tie, true);
    }
    if (ties.start.back().known() && ties.end.back().known() && ties.end.back() < ties.start.back()) {
        loader.log.add(issues::end_before_start, table.place(Column::end),
                       {iso(ties.start.back()), iso(ties.end.back())});
    }
}

/// Room for the rows to come, as far as they can be foreseen; what is not used costs nothing.
void make_room(Ties& ties, std::size_t rows) {
    const std::size_t count = ties.size() + rows;
    reserve_huge(ties.source, count);
    reserve_huge(ties.target, count);
    reserve_huge(ties.kind, count);
    reserve_huge(ties.status, count);
    reserve_huge(ties.start, count);
    reserve_huge(ties.end, count);
    reserve_huge(ties.origin, count);
}

}  // namespace

void load_edges(TableReader& table, Loader& loader) {
    make_room(loader.network.ties, table.foreseen_rows());
    constexpr std::size_t rows_ahead = 12;
    ExtraPlaces extras(table);
    while (table.next()) {
        loader.network.nodes.ids.prefetch(table.upcoming(Column::source, rows_ahead));
        loader.network.nodes.ids.prefetch(table.upcoming(Column::target, rows_ahead));
        const NodeId source =
            loader.node_of(table, Column::source, true, loader.region_of(table, Column::source_region));
        const NodeId target =
            loader.node_of(table, Column::target, true, loader.region_of(table, Column::target_region));
        if (source == no_node || target == no_node) continue;
        if (source == target) {
            loader.log.add(issues::self_loop, table.place(Column::target), {std::string(loader.network.id(source))});
            continue;
        }
        const EdgeKind kind = loader.edge_kind_of(table, table.cell(Column::kind));
        const bool backwards = kind == EdgeKind::membership && is_group(loader.network.kind(target)) &&
                               !is_group(loader.network.kind(source));
        if (kind == EdgeKind::membership && !backwards && !is_group(loader.network.kind(source))) {
            loader.say_no_group(source, table.place(Column::source));
        }
        add_tie(table, loader, extras, backwards ? target : source, backwards ? source : target, kind);
    }
}

void load_members(TableReader& table, Loader& loader) {
    const Network& network = loader.network;
    ExtraPlaces extras(table);
    while (table.next()) {
        const NodeId group = loader.node_of(table, Column::group, true);
        const NodeId node = loader.node_of(table, Column::node, true);
        if (group == no_node || node == no_node) continue;
        if (group == node) {
            loader.log.add(issues::self_loop, table.place(Column::node), {std::string(network.id(node))});
            continue;
        }
        const bool reversed = !is_group(network.kind(group)) && is_group(network.kind(node));
        if (reversed) {
            loader.log.add(issues::reversed_membership, table.place(Column::group),
                           {std::string(network.id(group)), std::string(network.id(node))});
        } else if (!is_group(network.kind(group))) {
            loader.say_no_group(group, table.place(Column::group));
        }
        add_tie(table, loader, extras, reversed ? node : group, reversed ? group : node, EdgeKind::membership);
    }
}

void mark_repeated_ties(Loader& loader) {
    Ties& ties = loader.network.ties;
    // A table of the first tie of each identity, at most half full.
    const std::size_t slots = std::bit_ceil(2 * ties.size() + 1);
    std::vector<TieId> first_of;
    reserve_huge(first_of, slots);
    first_of.assign(slots, no_tie);
    const auto slot_of = [&](TieId tie) { return hash_of(ties, tie) & (first_of.size() - 1); };
    constexpr TieId ties_ahead = 16;
    std::vector<std::pair<TieId, TieId>> repeated;  // (again, first)
    for (TieId tie = 0; tie < ties.size(); ++tie) {
        if (tie + ties_ahead < ties.size()) __builtin_prefetch(&first_of[slot_of(tie + ties_ahead)], 1);
        std::size_t slot = slot_of(tie);
        while (first_of[slot] != no_tie && identity(ties, first_of[slot]) != identity(ties, tie)) {
            slot = (slot + 1) & (first_of.size() - 1);
        }
        if (first_of[slot] == no_tie) {
            first_of[slot] = tie;
        } else {
            repeated.emplace_back(tie, first_of[slot]);
        }
    }
    for (const auto& [again, first] : repeated) {
        ties.repeated.set(again, true);
        const Network& network = loader.network;
        loader.log.add(
            issues::repeated_row, loader.place(ties.origin[again]),
            {std::string(network.id(ties.source[again])) + " – " + std::string(network.id(ties.target[again])),
             loader.network.place(ties.origin[first])});
    }
}

}  // namespace lianjian
