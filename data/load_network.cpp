#include "data/load_network.hpp"

#include <algorithm>

#include "data/data_set.hpp"
#include "data/issue_classes.hpp"
#include "data/loader.hpp"

namespace lianjian {
namespace {

void load_rows(TableReader& table, Loader& loader) {
    switch (table.table().role) {
        case TableRole::regions:
            return load_regions(table, loader);
        case TableRole::nodes:
            return load_nodes(table, loader);
        case TableRole::edges:
            return load_edges(table, loader);
        case TableRole::members:
            return load_members(table, loader);
        case TableRole::projects:
            return load_projects(table, loader);
        case TableRole::needs:
            return load_needs(table, loader);
        case TableRole::resources:
            return load_resources(table, loader);
        case TableRole::candidates:
            return load_candidates(table, loader);
        case TableRole::reach:
            return load_reach(table, loader);
        case TableRole::pairs:
            return load_pairs(table, loader);
        case TableRole::figures:
            return load_figures(table, loader);
    }
}

}  // namespace

LoadResult load_network(std::span<const std::string> inputs) {
    Loader loader;
    const std::vector<TableFile> files = find_tables(inputs, loader.log);
    const bool any_nodes =
        std::any_of(files.begin(), files.end(), [](const TableFile& f) { return f.table->role == TableRole::nodes; });
    if (!any_nodes && loader.log.errors() == 0) loader.log.add(issues::no_nodes, {inputs.empty() ? "" : inputs[0]});

    for (const TableFile& file : files) {
        TableReader table(file, loader.log);
        // Rows of this table refer to it by its number from now on.
        loader.network.files.push_back(table.source());
        load_rows(table, loader);
        loader.network.files.back().rows = table.rows();
    }
    warn_of_twin_ids(loader);
    mark_repeated_ties(loader);
    name_regions(loader);

    LoadResult result;
    result.errors = loader.log.errors();
    result.warnings = loader.log.warnings();
    result.issues = loader.log.take();
    result.network = std::move(loader.network);
    return result;
}

}  // namespace lianjian
