#include "data/load_network.hpp"

#include <algorithm>
#include <memory>

#include "data/data_set.hpp"
#include "data/issue_classes.hpp"
#include "data/loader.hpp"
#include "data/mapping.hpp"

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

LoadResult load_network(std::span<const std::string> inputs, const LoadOptions& options) {
    IssueLog mapping_log;
    const std::string map = options.mapping.empty() ? find_mapping(inputs, mapping_log) : options.mapping;
    const std::unique_ptr<Mapping> mapping = map.empty() && options.draft.empty()
                                                 ? std::make_unique<Mapping>()
                                                 : std::make_unique<Mapping>(map, options.draft, mapping_log);
    Loader loader(*mapping);
    loader.log = std::move(mapping_log);
    if (!map.empty()) loader.network.files.push_back({map, "", mapping->entries()});
    LoadResult result;

    const std::vector<TableFile> files =
        loader.log.errors() == 0 ? find_tables(inputs, *mapping, loader.log) : std::vector<TableFile>{};
    const bool any_nodes =
        std::any_of(files.begin(), files.end(), [](const TableFile& f) { return f.table->role == TableRole::nodes; });
    if (!any_nodes && loader.log.errors() == 0) loader.log.add(issues::no_nodes, {inputs.empty() ? "" : inputs[0]});

    for (const TableFile& file : files) {
        TableReader table(file, loader.log);
        // Rows of this table refer to it by its number from now on.
        loader.network.files.push_back(table.source());
        load_rows(table, loader);
        for (const std::string& header : table.unknown_headers()) {
            result.unknown_headers.push_back({std::string(file.table->key), header, table.column_keys()});
        }
        loader.network.files.back().rows = table.rows();
    }
    tie_listed_partners(loader);
    resolve_mergers(loader);
    warn_of_twin_ids(loader);
    mark_repeated_ties(loader);
    name_regions(loader);

    result.errors = loader.log.errors();
    result.warnings = loader.log.warnings();
    result.limits = loader.log.limits();
    result.notes = loader.log.notes();
    result.issues = loader.log.take();
    result.network = std::move(loader.network);
    return result;
}

}  // namespace lianjian
