#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <utility>

#include "data/cells.hpp"
#include "data/encoding.hpp"
#include "data/issue_classes.hpp"
#include "data/loader.hpp"

namespace lianjian {
namespace {

/// The id of the row: its own, or for a village without one its 12-digit code.
std::string_view id_of(TableReader& table) {
    if (table.has(Column::id) && table.cell(Column::id).empty()) {
        const std::string_view code = table.exact(Column::region);
        if (level_of_code(code) == Level::village) return code;
    }
    return table.required(Column::id);
}

/// The region of the row; a village that states none lies where its 12-digit id says.
RegionId region_of(Loader& loader, TableReader& table, std::string_view id, NodeKind kind) {
    const bool stated = table.has(Column::region) && !table.cell(Column::region).empty();
    if (stated && !table.same(Column::region, Column::id)) {
        return loader.region_of(table, Column::region);
    }
    const bool coded = stated || (is_target(kind) && level_of_code(id) == Level::village);
    return coded ? loader.region_of_code(id, table, Column::id) : no_region;
}

/// When the node came and went, and what it went into: only where the table has such columns.
void add_days(Loader& loader, TableReader& table, NodeId node) {
    Nodes& nodes = loader.network.nodes;
    const Date start = loader.start_of(table, Column::start), end = loader.end_of(table, Column::end);
    nodes.start.set(node, start);
    nodes.end.set(node, end);
    if (start.known() && end.known() && end < start) {
        loader.log.add(issues::end_before_start, table.place(Column::end), {iso(start), iso(end)});
    }
    const std::size_t errors = loader.log.errors();
    const std::string_view into = table.exact(Column::merged_into);
    if (into.empty() || loader.log.errors() > errors) return;
    loader.mergers.push_back({node, table.place(Column::merged_into), std::string(into)});
}

bool has_days(const TableReader& table) {
    return table.has(Column::start) || table.has(Column::end) || table.has(Column::merged_into);
}

/// Keeps the partners that the row lists, and the days of their ties.
void keep_partners(Loader& loader, TableReader& table, NodeId node) {
    PartnerLists::Period period;
    if (table.has(Column::partners_start) || table.has(Column::partners_end)) {
        period = {loader.start_of(table, Column::partners_start), loader.end_of(table, Column::partners_end)};
        if (period.start.known() && period.end.known() && period.end < period.start) {
            loader.log.add(issues::end_before_start, table.place(Column::partners_end),
                           {iso(period.start), iso(period.end)});
        }
    }
    loader.partner_lists.keep(table, loader.log, node, loader.origin(table), period);
}

/// A second row of an id: the same once more, or a contradiction.
void report_again(Loader& loader, TableReader& table, NodeId first, NodeKind kind, RegionId region) {
    const Network& network = loader.network;
    const bool same = network.kind(first) == kind && network.region(first) == region &&
                      network.name(first) == table.cell(Column::name) &&
                      network.nodes.population[first] == loader.amount_of(table, Column::population) &&
                      network.nodes.capacity[first] == loader.amount_of(table, Column::capacity) &&
                      network.nodes.cost[first] == loader.amount_of(table, Column::cost) &&
                      network.nodes.start[first] == loader.start_of(table, Column::start) &&
                      network.nodes.end[first] == loader.end_of(table, Column::end) &&
                      network.nodes.sector[first] == table.cell(Column::sector);
    // A roster may give a village a row for each of its partners.
    const bool goes_on = same && PartnerLists::has_any(table);
    loader.log.add(goes_on ? issues::continued_row
                   : same  ? issues::repeated_row
                           : issues::duplicate_id,
                   table.place(Column::id),
                   {std::string(network.id(first)), loader.network.place(network.nodes.origin[first])});
}

/// Room for the rows to come, as far as they can be foreseen; what is not used costs nothing.
void make_room(Network& network, std::size_t rows) {
    Nodes& nodes = network.nodes;
    const std::size_t count = nodes.size() + rows;
    nodes.ids.reserve(count, count * 14);
    nodes.name.reserve(count, count * 32);
    reserve_huge(nodes.kind, count);
    reserve_huge(nodes.region, count);
    reserve_huge(nodes.origin, count);
    network.regions.reserve(count);
}

}  // namespace

void load_nodes(TableReader& table, Loader& loader) {
    Network& network = loader.network;
    Nodes& nodes = network.nodes;
    make_room(network, table.foreseen_rows());
    constexpr std::size_t rows_ahead = 12;
    ExtraPlaces extras(table);
    const bool dated = has_days(table);
    while (table.next()) {
        nodes.ids.prefetch(table.upcoming(Column::id, rows_ahead));
        network.regions.prefetch(table.upcoming(table.has(Column::region) ? Column::region : Column::id, rows_ahead));
        const std::string_view id = id_of(table);
        if (id.empty()) continue;
        const NodeKind kind = loader.node_kind_of(table, table.cell(Column::kind));
        const RegionId region = region_of(loader, table, id, kind);
        const NodeId node = nodes.ids.intern(id);
        if (node < nodes.size()) {
            report_again(loader, table, node, kind, region);
            keep_partners(loader, table, node);
            continue;
        }
        const std::string_view name = table.cell(Column::name);
        if (name.empty()) loader.log.add(issues::missing_value, table.place(Column::name), {"name"});
        nodes.name.push_back(name);
        nodes.kind.push_back(kind);
        nodes.region.push_back(region);
        nodes.origin.push_back(loader.origin(table));
        nodes.population.set(node, loader.amount_of(table, Column::population));
        nodes.capacity.set(node, loader.amount_of(table, Column::capacity));
        nodes.cost.set(node, loader.amount_of(table, Column::cost));
        nodes.sector.set(node, table.cell(Column::sector));
        if (table.has(Column::aliases)) nodes.aliases.set(node, normal_list(table.cell(Column::aliases)));
        nodes.article.set(node, table.cell(Column::article));
        nodes.should_have.set(node, loader.mark_of(table, Column::should_have));
        nodes.illustrative.set(node, loader.mark_of(table, Column::illustrative));
        nodes.expected_members.set(node, loader.amount_of(table, Column::expected_members));
        keep_partners(loader, table, node);
        if (dated) add_days(loader, table, node);
        extras.add(nodes.attributes, table, node);
    }
}

void resolve_mergers(Loader& loader) {
    Nodes& nodes = loader.network.nodes;
    for (Loader::Merger& merger : loader.mergers) {
        bool said = false;
        const NodeId into = loader.node_named(merger.into, no_region, merger.place, said);
        if (into == merger.node) {
            loader.log.add(issues::merged_into_itself, std::move(merger.place), {std::move(merger.into)});
            continue;
        }
        nodes.merged_into.set(merger.node, into);
        if (into == no_node && !said) {
            const std::string near = loader.near_id(merger.into);
            loader.log.add(near.empty() ? issues::dangling_end : issues::dangling_end_near, std::move(merger.place),
                           {std::move(merger.into), near});
        } else if (into != no_node && !nodes.end[merger.node].known()) {
            loader.log.add(issues::merged_without_end, std::move(merger.place),
                           {std::string(loader.network.id(merger.node)), std::string(loader.network.id(into))});
        }
    }
    loader.mergers.clear();
}

void warn_of_twin_ids(Loader& loader) {
    const Network& network = loader.network;
    const auto warn = [&](NodeId node, NodeId other) {
        Place place = loader.place(network.nodes.origin[node]);
        place.header = "id";
        loader.log.add(issues::twin_id, std::move(place),
                       {std::string(network.id(node)), std::string(network.id(other)),
                        loader.network.place(network.nodes.origin[other])});
    };
    // Only ids that differ from their common form are looked at: of two twins at least one does. A form waits a few
    // ids long for what its look-up needs.
    struct Waiting {
        NodeId node = no_node;
        std::string form;
    };
    std::array<Waiting, 16> waiting;
    std::size_t next = 0;
    std::vector<std::uint64_t> forms;  // a hash above, the node below
    const auto look_up = [&](Waiting& twin) {
        if (twin.node == no_node) return;
        if (const NodeId plain = network.find(twin.form); plain != no_node) warn(twin.node, plain);
        twin.node = no_node;
    };
    for (NodeId node = 0; node < network.nodes.size(); ++node) {
        std::string form = twin_form(network.id(node));
        if (form.empty()) continue;
        forms.push_back(std::uint64_t{std::hash<std::string>{}(form)} >> 32U << 32U | node);
        network.nodes.ids.prefetch(form);
        look_up(waiting[next]);
        waiting[next] = {node, std::move(form)};
        next = (next + 1) % waiting.size();
    }
    for (std::size_t i = 0; i < waiting.size(); ++i) look_up(waiting[(next + i) % waiting.size()]);
    std::sort(forms.begin(), forms.end());
    for (std::size_t i = 1; i < forms.size(); ++i) {
        if (forms[i] >> 32U != forms[i - 1] >> 32U) continue;
        const auto node = static_cast<NodeId>(forms[i]), before = static_cast<NodeId>(forms[i - 1]);
        if (twin_form(network.id(node)) == twin_form(network.id(before))) warn(node, before);
    }
}

}  // namespace lianjian
