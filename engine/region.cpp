#include "engine/region.hpp"

#include <algorithm>

#include "engine/spelling.hpp"

namespace lianjian {

const std::vector<LevelRow>& levels() {
    static const std::vector<LevelRow> rows{
        {Level::province, "province", {"省", "province"}, 2}, {Level::city, "city", {"市", "city"}, 4},
        {Level::county, "county", {"区县", "county"}, 6},     {Level::township, "township", {"镇街", "township"}, 9},
        {Level::village, "village", {"村居", "village"}, 12},
    };
    return rows;
}

std::optional<Level> level_of(std::string_view spelling) {
    const std::string wanted = folded(spelling);
    if (wanted == "district" || wanted == "县" || wanted == "区") return Level::county;
    if (wanted == "乡镇") return Level::township;
    for (const LevelRow& row : levels()) {
        if (wanted == row.key || wanted == row.words.zh) return row.level;
    }
    return std::nullopt;
}

Level level_of_code(std::string_view code) {
    if (!std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; })) return Level::none;
    for (const LevelRow& row : levels()) {
        if (code.size() == static_cast<std::size_t>(row.digits)) return row.level;
    }
    return Level::none;
}

RegionId RegionTree::find(std::string_view code) const { return codes_.find(code); }

RegionId RegionTree::append(std::string_view code, RegionId parent, Level level) {
    const RegionId region = codes_.intern(code);
    parent_.push_back(parent);
    level_.push_back(level);
    return region;
}

RegionId RegionTree::add(std::string_view code) {
    if (const RegionId known = find(code); known != no_region) return known;
    const Level level = level_of_code(code);
    if (level == Level::none) return append(code, no_region, level);
    RegionId parent = no_region;
    for (const LevelRow& row : levels()) {
        if (row.level >= level) break;
        const std::string_view prefix = code.substr(0, static_cast<std::size_t>(row.digits));
        const RegionId known = find(prefix);
        parent = known != no_region ? known : append(prefix, parent, row.level);
    }
    return append(code, parent, level);
}

void RegionTree::set_name(RegionId region, std::string_view name) { name_.set(region, name); }
void RegionTree::set_parent(RegionId region, RegionId parent) { parent_[region] = parent; }
void RegionTree::set_level(RegionId region, Level level) { level_[region] = level; }

bool RegionTree::coarser_exists(RegionId region, Level level) const {
    return level_[region] != Level::none && level_[region] > level && parent_[region] != no_region;
}

RegionId RegionTree::at(RegionId region, Level level) const {
    while (region != no_region && coarser_exists(region, level)) region = parent_[region];
    return region;
}

bool RegionTree::within(RegionId region, RegionId ancestor) const {
    while (region != no_region && region != ancestor) region = parent_[region];
    return region == ancestor && ancestor != no_region;
}

std::vector<RegionId> RegionTree::cut(Level level) const {
    std::vector<RegionId> ancestor(size(), no_region);
    std::vector<RegionId> path;
    for (RegionId start = 0; start < size(); ++start) {
        // Up to a region that stays itself or is done, then down again with the answer.
        RegionId region = start;
        path.clear();
        while (ancestor[region] == no_region && coarser_exists(region, level)) {
            path.push_back(region);
            region = parent_[region];
        }
        const RegionId answer = ancestor[region] == no_region ? region : ancestor[region];
        ancestor[region] = answer;
        for (const RegionId below : path) ancestor[below] = answer;
    }
    return ancestor;
}

}  // namespace lianjian
