#include "data/export/list_tables.hpp"

#include <algorithm>

namespace lianjian {
namespace {

using T = ColumnType;

/// The region one level up by the digits of an official code.
RegionId prefix_region(const RegionTree& regions, std::string_view code) {
    std::string_view above;
    for (const LevelRow& row : levels()) {
        if (row.level >= level_of_code(code) || level_of_code(code) == Level::none) break;
        above = code.substr(0, static_cast<std::size_t>(row.digits));
    }
    return above.empty() ? no_region : regions.find(above);
}

std::string_view stated_level(const RegionTree& regions, RegionId region) {
    const Level level = regions.level(region);
    if (level == Level::none || level == level_of_code(regions.code(region))) return {};
    return levels()[static_cast<std::size_t>(level)].key;
}

std::string_view stated_parent(const RegionTree& regions, RegionId region) {
    const RegionId parent = regions.parent(region);
    if (parent == no_region || parent == prefix_region(regions, regions.code(region))) return {};
    return regions.code(parent);
}

/// The regions that the kept rows mention, and those that contain them.
std::vector<bool> used_regions(const Network& network, const Selection& selection) {
    std::vector<bool> used(network.regions.size(), selection.within == no_region);
    const auto use = [&](RegionId region) {
        for (; region != no_region && !used[region]; region = network.regions.parent(region)) used[region] = true;
    };
    use(selection.within);
    for (const NodeId node : selection.nodes) use(network.region(node));
    for (const Candidate& candidate : network.candidates) {
        if (network.regions.within(candidate.region, selection.within)) use(candidate.region);
    }
    for (const Figure& figure : network.figures) {
        if (network.regions.within(figure.region, selection.within)) use(figure.region);
    }
    return used;
}

/// A list, the rows of it that stay, and their columns.
template <class Rows, class Keep>
ExportTable list_table(std::string name, const Rows& rows, Keep keep, std::vector<ExportColumn> columns) {
    ExportTable table{std::move(name), std::move(columns), {}};
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
        if (keep(row)) table.rows.push_back(row);
    }
    return table;
}

/// The id of a node, or nothing for no node.
Value id_value(const Network& network, NodeId node) { return node == no_node ? Value() : text_value(network.id(node)); }

ExportTable project_table(const Network& network, const Selection& selection) {
    const Network* n = &network;
    const Projects* p = &network.projects;
    const auto keep = [&](std::uint32_t row) {
        if (selection.within == no_region) return true;
        bool any = false;
        for (const NodeId node : {p->source[row], p->target[row], p->group[row]}) {
            if (node != no_node && !selection.kept[node]) return false;
            any = any || node != no_node;
        }
        return any;
    };
    return list_table("projects", p->id, keep,
                      {{"id", T::text, [=](auto row) { return text_value(p->id[row]); }, true},
                       {"name", T::text, [=](auto row) { return text_value(p->name[row]); }, true},
                       {"source", T::text, [=](auto row) { return id_value(*n, p->source[row]); }, true},
                       {"target", T::text, [=](auto row) { return id_value(*n, p->target[row]); }, true},
                       {"group", T::text, [=](auto row) { return id_value(*n, p->group[row]); }},
                       {"category", T::text, [=](auto row) { return text_value(p->category[row]); }},
                       {"status", T::text, [=](auto row) { return text_value(p->status[row]); }},
                       {"amount", T::amount, [=](auto row) { return amount_value(p->amount[row]); }},
                       {"funding", T::text, [=](auto row) { return text_value(p->funding[row]); }},
                       {"date", T::date, [=](auto row) { return date_value(p->date[row]); }},
                       {"article", T::text, [=](auto row) { return text_value(p->article[row]); }},
                       {"note", T::text, [=](auto row) { return text_value(p->note[row]); }},
                       {"illustrative", T::flag, [=](auto row) { return flag_value(p->illustrative[row]); }}});
}

ExportTable listed_table(const Network& network, const Selection& selection, std::string name,
                         const std::vector<Listed>& list, std::string who, std::string amount) {
    const Network* n = &network;
    const std::vector<Listed>* l = &list;
    return list_table(std::move(name), list, [&](auto row) { return selection.kept[list[row].node]; },
                      {{std::move(who), T::text, [=](auto row) { return id_value(*n, (*l)[row].node); }, true},
                       {"category", T::text, [=](auto row) { return text_value((*l)[row].category); }, true},
                       {std::move(amount), T::amount, [=](auto row) { return amount_value((*l)[row].amount); }, true}});
}

ExportTable figure_table(const Network& network, const Selection& selection) {
    const Network* n = &network;
    const auto* f = &network.figures;
    const auto keep = [&](std::uint32_t row) {
        return selection.within == no_region || network.regions.within((*f)[row].region, selection.within);
    };
    return list_table(
        "figures", *f, keep,
        {{"region", T::text, [=](auto row) { return text_value(n->region_code((*f)[row].region)); }, true},
         {"name", T::text, [=](auto row) { return text_value((*f)[row].name); }, true},
         {"amount", T::amount, [=](auto row) { return amount_value((*f)[row].amount); }, true},
         {"unit", T::text, [=](auto row) { return text_value((*f)[row].unit); }},
         {"date", T::text, [=](auto row) { return text_value((*f)[row].date); }},
         {"article", T::text, [=](auto row) { return text_value((*f)[row].article); }},
         {"note", T::text, [=](auto row) { return text_value((*f)[row].note); }}});
}

/// Candidates, whom they could reach, and the scores of pairs.
void append_planning_tables(std::vector<ExportTable>& tables, const Network& network, const Selection& selection) {
    const Network* n = &network;
    const auto* c = &network.candidates;
    const auto* r = &network.reach;
    const auto* p = &network.pairs;
    std::vector<bool> kept(c->size(), selection.within == no_region);
    for (std::size_t i = 0; i < c->size(); ++i) {
        kept[i] = kept[i] || network.regions.within((*c)[i].region, selection.within);
    }
    for (const Reach& reach : *r) kept[reach.candidate] = kept[reach.candidate] || selection.kept[reach.village];

    tables.push_back(
        list_table("candidates", *c, [&](auto row) { return kept[row]; },
                   {{"id", T::text, [=](auto row) { return text_value((*c)[row].id); }, true},
                    {"name", T::text, [=](auto row) { return text_value((*c)[row].name); }, true},
                    {"kind", T::text, [=](auto row) { return text_value(n->key((*c)[row].kind)); }, true},
                    {"region", T::text, [=](auto row) { return text_value(n->region_code((*c)[row].region)); }},
                    {"cost", T::amount, [=](auto row) { return amount_value((*c)[row].cost); }},
                    {"capacity", T::amount, [=](auto row) { return amount_value((*c)[row].capacity); }}}));
    tables.push_back(
        list_table("reach", *r, [&](auto row) { return selection.kept[(*r)[row].village]; },
                   {{"candidate", T::text, [=](auto row) { return text_value((*c)[(*r)[row].candidate].id); }, true},
                    {"village", T::text, [=](auto row) { return id_value(*n, (*r)[row].village); }, true},
                    {"cost", T::amount, [=](auto row) { return amount_value((*r)[row].cost); }}}));
    tables.push_back(
        list_table("pairs", *p,
                   [&](auto row) { return selection.kept[(*p)[row].village_a] && selection.kept[(*p)[row].village_b]; },
                   {{"village_a", T::text, [=](auto row) { return id_value(*n, (*p)[row].village_a); }, true},
                    {"village_b", T::text, [=](auto row) { return id_value(*n, (*p)[row].village_b); }, true},
                    {"score", T::number, [=](auto row) { return Value((*p)[row].score); }, true}}));
}

}  // namespace

ExportTable region_table(const Network& network, const Selection& selection) {
    const RegionTree* regions = &network.regions;
    const std::vector<bool> used = used_regions(network, selection);
    ExportTable table{"regions",
                      {{"code", T::text, [=](auto region) { return text_value(regions->code(region)); }, true},
                       {"name", T::text, [=](auto region) { return text_value(regions->name(region)); }, true},
                       {"level", T::text, [=](auto region) { return text_value(stated_level(*regions, region)); }},
                       {"parent", T::text, [=](auto region) { return text_value(stated_parent(*regions, region)); }}},
                      {}};
    for (RegionId region = 0; region < regions->size(); ++region) {
        const bool own = level_of_code(regions->code(region)) == Level::none;
        const bool says_more = !regions->name(region).empty() || own || !stated_level(*regions, region).empty() ||
                               !stated_parent(*regions, region).empty();
        if (used[region] && says_more) table.rows.push_back(region);
    }
    std::sort(table.rows.begin(), table.rows.end(),
              [=](RegionId a, RegionId b) { return regions->code(a) < regions->code(b); });
    return table;
}

void append_list_tables(std::vector<ExportTable>& tables, const Network& network, const Selection& selection) {
    tables.push_back(project_table(network, selection));
    tables.push_back(listed_table(network, selection, "needs", network.needs, "village", "amount"));
    tables.push_back(listed_table(network, selection, "resources", network.resources, "partner", "capacity"));
    append_planning_tables(tables, network, selection);
    tables.push_back(figure_table(network, selection));
}

}  // namespace lianjian
