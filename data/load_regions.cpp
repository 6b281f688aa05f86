#include <unordered_map>
#include <vector>

#include "data/divisions.hpp"
#include "data/issue_classes.hpp"
#include "data/loader.hpp"

namespace lianjian {
namespace {

struct StatedParent {
    RegionId region;
    RegionId parent;
    Place place;
};

/// Refuses stated parents that lead back to where they started. Each region is walked over once: a walk ends at
/// a region of an earlier walk, or at one of its own, which is a circle. O(size).
void refuse_cycles(const RegionTree& regions, const std::vector<StatedParent>& stated, IssueLog& log) {
    std::vector<std::uint32_t> walk_of(regions.size(), 0);
    std::uint32_t walk = 0;
    for (const StatedParent& start : stated) {
        ++walk;
        RegionId at = start.region;
        while (at != no_region && walk_of[at] == 0) {
            walk_of[at] = walk;
            at = regions.parent(at);
        }
        if (at == no_region || walk_of[at] != walk) continue;
        std::string circle(regions.code(at));
        std::size_t shown = 1;
        for (RegionId next = regions.parent(at); next != at; next = regions.parent(next)) {
            if (++shown <= 20) circle += " → " + std::string(regions.code(next));
        }
        log.add(issues::region_cycle, start.place,
                {circle + (shown > 20 ? " → …" : "") + " → " + std::string(regions.code(at))});
    }
}

/// A region without a stated level is one finer than its parent; parents come first by walking up. Each region
/// is walked over once. O(size).
void infer_levels(RegionTree& regions, const std::vector<StatedParent>& stated) {
    std::vector<bool> seen(regions.size());
    for (const StatedParent& each : stated) {
        std::vector<RegionId> path;
        RegionId at = each.region;
        while (!seen[at] && regions.level(at) == Level::none && regions.parent(at) != no_region) {
            seen[at] = true;
            path.push_back(at);
            at = regions.parent(at);
        }
        for (; !path.empty(); path.pop_back()) {
            const Level above = regions.level(regions.parent(path.back()));
            if (above == Level::none) break;
            regions.set_level(path.back(), above >= Level::township ? Level::village
                                                                    : static_cast<Level>(static_cast<int>(above) + 1));
        }
    }
}

}  // namespace

void load_regions(TableReader& table, Loader& loader) {
    RegionTree& regions = loader.network.regions;
    std::vector<StatedParent> stated;
    std::unordered_map<RegionId, RegionId> parent_of;
    struct FirstRow {
        std::uint32_t line;
        std::string name;
    };
    std::unordered_map<RegionId, FirstRow> listed;
    while (table.next()) {
        const std::string_view code = table.required(Column::code);
        if (code.empty()) continue;
        const RegionId region = loader.listed_region(code, table.place(Column::code));
        const std::string_view name = table.cell(Column::name);
        const auto [first, listed_now] = listed.emplace(region, FirstRow{table.line(), std::string(name)});
        if (!listed_now && first->second.name != name) {
            loader.log.add(issues::duplicate_id, table.place(Column::code),
                           {std::string(code), loader.network.place({loader.origin(table).file, first->second.line})});
            continue;
        }
        if (!name.empty()) regions.set_name(region, name);
        if (const std::string_view spelling = table.cell(Column::level); !spelling.empty()) {
            if (const auto level = level_of(spelling)) {
                regions.set_level(region, *level);
            } else {
                loader.log.add(issues::unknown_level, table.place(Column::level), {std::string(spelling)});
            }
        }
        const std::string_view parent_code = table.exact(Column::parent);
        const RegionId parent =
            parent_code.empty() ? no_region : loader.listed_region(parent_code, table.place(Column::parent));
        if (const auto earlier = parent_of.find(region);
            !listed_now && (earlier == parent_of.end() ? no_region : earlier->second) == parent) {
            loader.log.add(issues::repeated_row, table.place(Column::code),
                           {std::string(code), loader.network.place({loader.origin(table).file, first->second.line})});
            continue;
        }
        if (parent == no_region) continue;
        const auto [earlier, fresh] = parent_of.emplace(region, parent);
        if (!fresh && earlier->second != parent) {
            loader.log.add(issues::two_parents, table.place(Column::parent),
                           {std::string(code), std::string(regions.code(earlier->second)), std::string(parent_code)});
            continue;
        }
        regions.set_parent(region, parent);
        stated.push_back({region, parent, table.place(Column::parent)});
    }
    for (const StatedParent& each : stated) {
        const std::string_view code = regions.code(each.parent);
        if (listed.contains(each.parent) || division_listed(code)) continue;
        loader.log.add(issues::unlisted_parent, each.place,
                       {std::string(code), std::string(regions.code(each.region))});
    }
    const std::size_t errors = loader.log.errors();
    refuse_cycles(regions, stated, loader.log);
    if (loader.log.errors() == errors) {
        infer_levels(regions, stated);
    } else {
        // The data set is refused; without the circles nothing that still runs can walk in them.
        for (const StatedParent& each : stated) regions.set_parent(each.region, no_region);
    }
}

void name_regions(Loader& loader) {
    RegionTree& regions = loader.network.regions;
    for (RegionId region = 0; region < regions.size(); ++region) {
        if (!regions.name(region).empty() || regions.level(region) >= Level::village) continue;
        regions.set_name(region, division_name(regions.code(region)));
    }
}

}  // namespace lianjian
