#include "engine/region.hpp"

#include <algorithm>
#include <array>

#include "engine/spelling.hpp"

namespace lianjian {

namespace {

constexpr std::array level_rows{
    LevelRow{Level::province, "province", {"省", "province"}, 2},
    LevelRow{Level::city, "city", {"市", "city"}, 4},
    LevelRow{Level::county, "county", {"区县", "county"}, 6},
    LevelRow{Level::township, "township", {"镇街", "township"}, 9},
    LevelRow{Level::village, "village", {"村居", "village"}, 12},
};

}  // namespace

std::span<const LevelRow> levels() { return level_rows; }

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
    const auto row = std::find_if(level_rows.begin(), level_rows.end(), [&](const LevelRow& level) {
        return code.size() == static_cast<std::size_t>(level.digits);
    });
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    return row != level_rows.end() && std::all_of(code.begin(), code.end(), is_digit) ? row->level : Level::none;
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
    // Up to the nearest prefix that is there already, whose own prefixes are there too; then down again.
    std::size_t finer = 0;
    while (levels()[finer].level < level) ++finer;
    const auto prefix = [&](std::size_t row) { return code.substr(0, static_cast<std::size_t>(levels()[row].digits)); };
    std::size_t missing = finer;
    RegionId parent = no_region;
    for (; missing > 0 && parent == no_region; --missing) parent = find(prefix(missing - 1));
    if (parent != no_region) ++missing;
    for (; missing < finer; ++missing) parent = append(prefix(missing), parent, levels()[missing].level);
    return append(code, parent, level);
}

void RegionTree::reserve(std::size_t count) {
    codes_.reserve(count, count * 12);
    reserve_huge(parent_, count);
    reserve_huge(level_, count);
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
