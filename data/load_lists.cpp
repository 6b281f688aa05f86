// The tables beside nodes and ties: projects, needs and resources, planning input, reported figures.
#include <unordered_map>

#include "data/cells.hpp"
#include "data/issue_classes.hpp"
#include "data/loader.hpp"

namespace lianjian {
namespace {

/// Rows of `needs` and `resources` are of one shape.
void load_listed(TableReader& table, Loader& loader, Column who, Column amount, bool villages_only,
                 std::vector<Listed>& list) {
    while (table.next()) {
        const NodeId node = loader.node_of(table, who, true);
        const std::string_view category = table.required(Column::category);
        if (node == no_node || category.empty()) continue;
        if (villages_only && !is_target(loader.network.kind(node))) {
            loader.log.add(issues::not_a_village, table.place(who), {std::string(loader.network.id(node))});
            continue;
        }
        list.push_back({node, std::string(category), loader.amount_of(table, amount), loader.origin(table)});
    }
}

}  // namespace

void load_projects(TableReader& table, Loader& loader) {
    Projects& projects = loader.network.projects;
    std::unordered_map<std::string, std::size_t> seen;
    while (table.next()) {
        const std::string_view id = table.required(Column::id);
        if (id.empty()) continue;
        const auto [first, fresh] = seen.emplace(std::string(id), projects.size());
        if (!fresh) {
            loader.log.add(issues::duplicate_id, table.place(Column::id),
                           {std::string(id), loader.network.place(projects.origin[first->second])});
            continue;
        }
        const auto row = projects.size();
        projects.id.emplace_back(id);
        projects.name.emplace_back(table.cell(Column::name));
        projects.source.push_back(loader.node_of(table, Column::source, false));
        projects.target.push_back(loader.node_of(table, Column::target, false));
        projects.group.push_back(loader.node_of(table, Column::group, false));
        projects.category.emplace_back(table.cell(Column::category));
        projects.status.emplace_back(table.cell(Column::status));
        projects.amount.push_back(loader.amount_of(table, Column::amount));
        projects.funding.emplace_back(table.cell(Column::funding));
        projects.date.push_back(loader.start_of(table, Column::date));
        projects.article.emplace_back(table.cell(Column::article));
        projects.note.emplace_back(table.cell(Column::note));
        projects.illustrative.set(row, loader.mark_of(table, Column::illustrative));
        projects.origin.push_back(loader.origin(table));
    }
}

void load_needs(TableReader& table, Loader& loader) {
    load_listed(table, loader, Column::village, Column::amount, true, loader.network.needs);
}

void load_resources(TableReader& table, Loader& loader) {
    load_listed(table, loader, Column::partner, Column::capacity, false, loader.network.resources);
}

void load_candidates(TableReader& table, Loader& loader) {
    std::unordered_map<std::string, Origin> seen;
    while (table.next()) {
        const std::string_view id = table.required(Column::id);
        if (id.empty()) continue;
        const auto [first, fresh] = seen.emplace(std::string(id), loader.origin(table));
        if (!fresh) {
            loader.log.add(issues::duplicate_id, table.place(Column::id),
                           {std::string(id), loader.network.place(first->second)});
            continue;
        }
        loader.network.candidates.push_back(
            {std::string(id), std::string(table.cell(Column::name)),
             loader.node_kind_of(table, table.cell(Column::kind)), loader.region_of(table, Column::region),
             loader.amount_of(table, Column::cost), loader.amount_of(table, Column::capacity), loader.origin(table)});
    }
}

void load_reach(TableReader& table, Loader& loader) {
    const auto& candidates = loader.network.candidates;
    std::unordered_map<std::string_view, std::uint32_t> index;
    for (std::uint32_t i = 0; i < candidates.size(); ++i) index.emplace(candidates[i].id, i);
    while (table.next()) {
        const std::string_view id = table.required(Column::candidate);
        const NodeId village = loader.node_of(table, Column::village, true);
        if (id.empty() || village == no_node) continue;
        const auto candidate = index.find(id);
        if (candidate == index.end()) {
            loader.log.add(issues::dangling, table.place(Column::candidate), {std::string(id)});
            continue;
        }
        loader.network.reach.push_back(
            {candidate->second, village, loader.amount_of(table, Column::cost), loader.origin(table)});
    }
}

void load_pairs(TableReader& table, Loader& loader) {
    while (table.next()) {
        const NodeId a = loader.node_of(table, Column::village_a, true);
        const NodeId b = loader.node_of(table, Column::village_b, true);
        const std::string_view text = table.required(Column::score);
        if (a == no_node || b == no_node || text.empty()) continue;
        const auto score = parse_number(text);
        if (!score) {
            loader.log.add(issues::bad_amount, table.place(Column::score), {std::string(text)});
            continue;
        }
        loader.network.pairs.push_back({a, b, *score, loader.origin(table)});
    }
}

void load_figures(TableReader& table, Loader& loader) {
    while (table.next()) {
        const std::string_view name = table.required(Column::name);
        if (name.empty()) continue;
        loader.network.figures.push_back(
            {loader.region_of(table, Column::region), std::string(name), std::string(table.cell(Column::unit)),
             std::string(table.cell(Column::date)), std::string(table.cell(Column::article)),
             std::string(table.cell(Column::note)), loader.amount_of(table, Column::amount), loader.origin(table)});
    }
}

}  // namespace lianjian
