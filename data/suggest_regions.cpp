#include "data/suggest_regions.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>

#include "data/divisions.hpp"

namespace lianjian {
namespace {

constexpr std::size_t county_digits = 6;

/// The codes of a name as it is, or else of what it is short or long for.
std::vector<std::string> codes_of(const std::string& name) {
    std::vector<std::string> codes = divisions_called(name);
    for (const std::string_view office : {std::string_view("办事处"), std::string_view("人民政府")}) {
        if (codes.empty() && name.ends_with(office)) {
            codes = divisions_called(std::string_view(name).substr(0, name.size() - office.size()));
        }
    }
    constexpr std::array endings{std::string_view("街道"), std::string_view("镇"), std::string_view("乡"),
                                 std::string_view("区"),   std::string_view("县"), std::string_view("市")};
    if (!codes.empty()) return codes;
    for (const std::string_view ending : endings) {
        for (std::string& code : divisions_called(name + std::string(ending))) codes.push_back(std::move(code));
    }
    return codes;
}

std::string place_of(std::string_view code) {
    std::string place;
    for (const std::size_t digits : {2U, 4U, 6U, 9U}) {
        if (digits > code.size()) break;
        const std::string_view name = division_name(code.substr(0, digits));
        if (name != "市辖区" && name != "县") place += name;
    }
    return place;
}

/// The county that has divisions of the most names, of two or more; empty where two have as many.
std::string home_county(const std::vector<std::vector<std::string>>& codes) {
    std::map<std::string, std::size_t> names_in;
    for (const std::vector<std::string>& of_name : codes) {
        std::set<std::string> seen;
        for (const std::string& code : of_name) {
            if (code.size() < county_digits) continue;
            const std::string county = code.substr(0, county_digits);
            if (seen.insert(county).second) names_in[county] += 1;
        }
    }
    std::string best;
    std::size_t most = 1;
    for (const auto& [county, names] : names_in) {
        if (names == most) best.clear();
        if (names > most) {
            best = county;
            most = names;
        }
    }
    return best;
}

}  // namespace

std::vector<SuggestedRegion> suggest_regions(std::span<const std::string> names) {
    std::vector<std::vector<std::string>> codes;
    for (const std::string& name : names) codes.push_back(codes_of(name));
    const std::string home = home_county(codes);
    std::vector<SuggestedRegion> suggested;
    for (std::size_t i = 0; i < names.size(); ++i) {
        std::vector<std::string>& found = codes[i];
        if (found.empty()) continue;
        if (found.size() > 1 && !home.empty()) {
            std::erase_if(found, [&](const std::string& code) { return !code.starts_with(home); });
        }
        const bool certain = found.size() == 1;
        suggested.push_back(
            {names[i], certain ? found[0] : std::string(), certain ? place_of(found[0]) : std::string()});
    }
    return suggested;
}

}  // namespace lianjian
