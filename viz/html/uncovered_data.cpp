#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "viz/html/escape.hpp"
#include "viz/html/page_values.hpp"
#include "viz/html/section_data.hpp"

namespace lianjian {
namespace {

namespace ms = kainjow::mustache;
using List = std::vector<UncoveredVillage>;

Sentence shared_words(const NearestPartner& nearest) {
    switch (nearest.shared) {
        case Level::village:
            return {"同村居", "same unit"};
        case Level::township:
            return {"同镇街", "same township"};
        case Level::county:
            return {"同区市县", "same county"};
        case Level::city:
            return {"同市", "same city"};
        case Level::province:
            return {"同省", "same province"};
        case Level::none:
            break;
    }
    const std::string name = escape_name(nearest.region_name);
    return {"同在" + name, "both in " + name};
}

Sentence nearest_words(const NearestPartner& nearest) {
    if (!nearest.found()) return {};
    const std::string name = escape_name(nearest.name);
    if (nearest.by_hops()) {
        return {fmt::format("{} · {} 步", name, nearest.hops), fmt::format("{} · {} hops", name, nearest.hops)};
    }
    const Sentence shared = shared_words(nearest);
    return {name + " · " + shared.zh, name + " · " + shared.en};
}

// Villages of a township that share their nearest possible partner stand together.
ms::data names_of(const std::vector<const UncoveredVillage*>& villages) {
    ms::data names(ms::data::type::list);
    for (std::size_t i = 0; i < villages.size(); ++i) {
        ms::data name;
        name.set("id", villages[i]->id);
        name.set("name", escape_name(villages[i]->name));
        name.set("group", villages[i]->by_group);
        name.set("separator", i + 1 < villages.size() ? both({"、", ","}) : "");
        names.push_back(name);
    }
    return names;
}

ms::data groups_of(const List& list, std::size_t begin, std::size_t end) {
    std::vector<const UncoveredVillage*> villages;
    for (std::size_t i = begin; i < end; ++i) villages.push_back(&list[i]);
    const auto key = [](const UncoveredVillage* v) {
        // Fewest steps first, then by region, then nobody.
        const std::uint32_t steps = !v->nearest.found()    ? UINT32_MAX
                                    : v->nearest.by_hops() ? v->nearest.hops
                                                           : UINT32_MAX - 1;
        return std::tuple(steps, std::string_view(v->nearest.id));
    };
    std::stable_sort(villages.begin(), villages.end(), [&](const auto* a, const auto* b) { return key(a) < key(b); });
    ms::data groups(ms::data::type::list);
    for (std::size_t i = 0; i < villages.size();) {
        std::size_t stop = i;
        while (stop < villages.size() && key(villages[stop]) == key(villages[i])) ++stop;
        ms::data group;
        group.set("names", names_of({villages.begin() + static_cast<std::ptrdiff_t>(i),
                                     villages.begin() + static_cast<std::ptrdiff_t>(stop)}));
        const Sentence nearest = nearest_words(villages[i]->nearest);
        if (nearest.zh.empty()) {
            group.set("nearest", false);
        } else {
            group.set("nearest", both(nearest));
        }
        groups.push_back(group);
        i = stop;
    }
    return groups;
}

}  // namespace

void set_uncovered(ms::data& data, const Briefing& briefing) {
    const List& list = briefing.uncovered;
    data.set("uncovered_heading", both(uncovered_heading(briefing)));
    data.set("has_uncovered", !list.empty());
    ms::data rows(ms::data::type::list);
    for (std::size_t begin = 0; begin < list.size();) {
        std::size_t end = begin;
        while (end < list.size() && list[end].row == list[begin].row) ++end;
        ms::data row;
        row.set("name", escape_name(briefing.circle.rows[list[begin].row].name));
        row.set("count", number(end - begin));
        row.set("groups", groups_of(list, begin, end));
        rows.push_back(row);
        begin = end;
    }
    data.set("uncovered_rows", rows);
    data.set("any_group", std::any_of(list.begin(), list.end(), [](const auto& v) { return v.by_group; }));
    data.set("any_nearest", std::any_of(list.begin(), list.end(), [](const auto& v) { return v.nearest.found(); }));
}

}  // namespace lianjian
