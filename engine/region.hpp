// Regions: official division codes, contained in one another by prefix, or by a stated parent.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/interner.hpp"
#include "engine/words.hpp"

namespace lianjian {

using RegionId = std::uint32_t;
inline constexpr RegionId no_region = UINT32_MAX;

/// From coarse to fine: codes of 2, 4, 6, 9 and 12 digits. `none` is a region outside that scheme
/// (a country, a school) for which no level was stated.
enum class Level : std::uint8_t { province, city, county, township, village, none };

struct LevelRow {
    Level level;
    std::string_view key;
    Words words;
    int digits;
};

/// The five levels, coarse to fine.
[[nodiscard]] std::span<const LevelRow> levels();
/// By key or Chinese word; `district` is `county`.
[[nodiscard]] std::optional<Level> level_of(std::string_view spelling);
/// The level of an official code by its number of digits, or `none`.
[[nodiscard]] Level level_of_code(std::string_view code);

/// All regions of a data set, numbered densely. A code's prefixes are always there too.
class RegionTree {
public:
    [[nodiscard]] std::size_t size() const { return parent_.size(); }
    [[nodiscard]] RegionId find(std::string_view code) const;
    /// The region of this code, added together with the regions of its prefixes when new.
    RegionId add(std::string_view code);
    /// Room for so many regions.
    void reserve(std::size_t count);
    /// Fetches into the cache what a `find` or `add` of this code, soon to come, will look at.
    void prefetch(std::string_view code) const { codes_.prefetch(code); }

    void set_name(RegionId region, std::string_view name);
    /// Stated containment, for codes that are not official ones. The caller makes sure that no
    /// region becomes its own ancestor.
    void set_parent(RegionId region, RegionId parent);
    void set_level(RegionId region, Level level);

    [[nodiscard]] std::string_view code(RegionId region) const { return codes_[region]; }
    /// The name given for it, else empty.
    [[nodiscard]] std::string_view name(RegionId region) const { return name_[region]; }
    [[nodiscard]] RegionId parent(RegionId region) const { return parent_[region]; }
    [[nodiscard]] Level level(RegionId region) const { return level_[region]; }

    /// The region cut to a level: its ancestor there, or itself when it is coarser than the level or
    /// outside the scheme. `no_region` stays `no_region`. O(depth).
    [[nodiscard]] RegionId at(RegionId region, Level level) const;
    /// Whether a region lies in another, itself included. O(depth).
    [[nodiscard]] bool within(RegionId region, RegionId ancestor) const;
    /// `at` for every region at once. O(size).
    [[nodiscard]] std::vector<RegionId> cut(Level level) const;

private:
    /// Whether cutting to the level leads further up from here.
    [[nodiscard]] bool coarser_exists(RegionId region, Level level) const;
    RegionId append(std::string_view code, RegionId parent, Level level);

    Interner codes_;
    PooledColumn name_;
    std::vector<RegionId> parent_;
    std::vector<Level> level_;
};

}  // namespace lianjian
