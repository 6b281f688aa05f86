#include "data/export/result_tables.hpp"

#include <algorithm>
#include <memory>
#include <numeric>
#include <tuple>

#include "engine/coverage/ladder.hpp"

namespace lianjian {
namespace {

using T = ColumnType;

Value share_value(std::optional<double> share) { return share ? Value(*share) : Value(); }

template <class Count>
Value count_value(Count count) {
    return static_cast<double>(count);
}

ExportTable coverage_table(const Network& network, const CoverageTable& coverage) {
    const Network* n = &network;
    const auto rows = std::make_shared<std::vector<CoverageRow>>(coverage.rows);
    rows->push_back(coverage.total);
    const auto total = static_cast<std::uint32_t>(rows->size() - 1);
    const auto count = [rows](std::uint64_t CoverageRow::*member) {
        return [rows, member](std::uint32_t row) { return count_value((*rows)[row].*member); };
    };
    ExportTable table{
        "coverage",
        {{"region", T::text,
          [=](auto row) {
              return row == total ? text_value("total") : text_value(n->region_code((*rows)[row].region));
          }},
         {"name", T::text,
          [=](auto row) {
              return row == total ? text_value("total") : text_value(n->region_name((*rows)[row].region));
          }},
         {"villages", T::number, count(&CoverageRow::villages)},
         {"covered", T::number, count(&CoverageRow::covered)},
         {"share", T::share, [=](auto row) { return share_value((*rows)[row].share()); }},
         {"population", T::amount, [=](auto row) { return amount_value((*rows)[row].population); }},
         {"population_covered", T::amount,
          [=](auto row) {
              const CoverageRow& each = (*rows)[row];
              return each.population.known() ? amount_value(each.population_covered) : Value();
          }},
         {"population_share", T::share, [=](auto row) { return share_value((*rows)[row].population_share()); }},
         {"two_or_more", T::number, count(&CoverageRow::two_or_more)},
         {"three_or_more", T::number, count(&CoverageRow::three_or_more)},
         {"within_2_hops", T::number, count(&CoverageRow::within_2_hops)},
         {"direct_or_group", T::number, count(&CoverageRow::direct_or_group)},
         {"sole_partner", T::number, count(&CoverageRow::sole_partner)}},
        std::vector<std::uint32_t>(rows->size())};
    std::iota(table.rows.begin(), table.rows.end(), 0U);
    return table;
}

/// Rows of the ladder under a region, by region code, then id.
std::vector<std::uint32_t> ladder_rows(const Network& network, const Ladder& ladder, RegionId within) {
    std::vector<std::uint32_t> rows;
    for (std::uint32_t i = 0; i < ladder.size(); ++i) {
        if (within == no_region || network.regions.within(network.region(ladder.target[i]), within)) rows.push_back(i);
    }
    const auto key = [&](std::uint32_t i) {
        return std::tuple(network.region_code(network.region(ladder.target[i])), network.id(ladder.target[i]));
    };
    std::sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
    return rows;
}

ExportTable village_table(const Network& network, const std::shared_ptr<const Ladder>& l, RegionId within) {
    const Network* n = &network;
    const auto township = [=](std::uint32_t i) { return n->regions.at(n->region(l->target[i]), Level::township); };
    return {"village_ladder",
            {{"id", T::text, [=](auto i) { return text_value(n->id(l->target[i])); }},
             {"name", T::text, [=](auto i) { return text_value(n->name(l->target[i])); }},
             {"township", T::text, [=](auto i) { return text_value(n->region_name(township(i))); }},
             {"population", T::amount, [=](auto i) { return amount_value(n->nodes.population[l->target[i]]); }},
             {"covered", T::number, [=](auto i) { return count_value(l->covered(i) ? 1 : 0); }},
             {"partners", T::number, [=](auto i) { return count_value(l->partners[i]); }},
             {"partner_kinds", T::number, [=](auto i) { return count_value(l->partner_kinds[i]); }},
             {"hops_to_nearest_partner", T::number,
              [=](auto i) { return l->hops[i] == unreachable ? Value() : count_value(l->hops[i]); }},
             {"within_2_hops", T::number, [=](auto i) { return count_value(l->hops[i] <= 2 ? 1 : 0); }},
             {"within_3_hops", T::number, [=](auto i) { return count_value(l->hops[i] <= 3 ? 1 : 0); }},
             {"direct_or_group", T::number, [=](auto i) { return count_value(l->direct_or_group[i] ? 1 : 0); }},
             {"sole_partner", T::text,
              [=](auto i) { return l->sole_partner[i] == no_node ? Value() : text_value(n->id(l->sole_partner[i])); }}},
            ladder_rows(network, *l, within)};
}

}  // namespace

std::vector<ExportTable> result_tables(const Network& network, const Selection& selection) {
    const CoverageRule rule;
    const Snapshot snapshot = make_snapshot(network, selection.as_of, rule);
    const auto ladder = std::make_shared<const Ladder>(make_ladder(network, snapshot, rule));
    const CoverageTable coverage = coverage_by_region(network, *ladder, Level::township, selection.within);
    if (coverage.rows.empty()) return {};
    return {coverage_table(network, coverage), village_table(network, ladder, selection.within)};
}

}  // namespace lianjian
