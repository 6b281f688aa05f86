#include "cli/structure_lists.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>

#include "engine/structure/blocks.hpp"
#include "engine/structure/brokerage.hpp"
#include "engine/structure/communities.hpp"
#include "engine/structure/components.hpp"
#include "engine/structure/cores.hpp"
#include "engine/structure/parts.hpp"
#include "engine/structure/separation.hpp"

namespace lianjian {
namespace {

using Row = std::vector<Cell>;

std::vector<OutputColumn> node_columns() {
    return {{"id", {"编号", "id"}},
            {"name", {"名称", "name"}},
            {"kind", {"类型", "kind"}},
            {"region", {"区划代码", "region"}}};
}

Row node_cells(const StructureInput& in, NodeId v) {
    const NodeKind kind = in.network.kind(v);
    const bool terminal = in.request.format == TableFormat::table;
    return {text_cell(in.network.id(v)), text_cell(in.network.name(v)),
            text_cell(terminal ? in.network.word(kind, in.request.lang) : in.network.key(kind)),
            text_cell(in.network.region_code(in.network.region(v)))};
}

std::vector<OutputColumn> part_columns(OutputColumn number) {
    return {number,
            {"nodes", {"节点", "nodes"}},
            {"villages", {"村居", "villages"}},
            {"partners", {"单位", "partners"}},
            {"ties", {"关系", "ties"}}};
}

void add_foremost_columns(std::vector<OutputColumn>& columns) {
    columns.push_back({"foremost", {"联系最多者", "foremost"}});
    columns.push_back({"foremost_name", {"其名称", "its name"}});
}

Row part_cells(const PartLine& line) {
    return {count_cell(line.part), count_cell(line.nodes), count_cell(line.villages), count_cell(line.partners),
            count_cell(line.ties_inside)};
}

void add_foremost_cells(Row& row, const StructureInput& in, const PartLine& line) {
    row.push_back(text_cell(in.network.id(line.foremost)));
    row.push_back(text_cell(in.network.name(line.foremost)));
}

/// Whether each part has a node that is shown.
std::vector<bool> parts_shown(const StructureInput& in, const std::vector<std::uint32_t>& part, std::size_t parts) {
    std::vector<bool> shown(parts, false);
    for (NodeId v = 0; v < in.graph.size(); ++v) {
        if (in.shows(v)) shown[part[v]] = true;
    }
    return shown;
}

OutputTable component_list(const StructureInput& in) {
    OutputTable table{"components",
                      say(in.request.lang, "连通分量（孤立节点不列），{}", "Components (isolated nodes not listed), {}",
                          as_of_words(in.request)),
                      part_columns({"component", {"连通分量", "component"}}),
                      {}};
    add_foremost_columns(table.columns);
    const Components found = components(in.graph);
    const std::vector<bool> shown = parts_shown(in, found.label, found.size.size());
    for (const PartLine& line : part_lines(in.network, in.graph, found.label, found.size.size())) {
        if (line.nodes < 2 || !shown[line.part]) continue;
        table.rows.push_back(part_cells(line));
        add_foremost_cells(table.rows.back(), in, line);
    }
    return table;
}

OutputTable community_list(const StructureInput& in) {
    OutputTable table{"communities",
                      say(in.request.lang, "社群：圈内联系比偶然应有的多（孤立节点不列），{}",
                          "Communities: more ties inside than chance would have (isolated nodes not listed), {}",
                          as_of_words(in.request)),
                      part_columns({"community", {"社群", "community"}}),
                      {}};
    table.columns.push_back({"ties_outward", {"对外关系", "ties outward"}});
    add_foremost_columns(table.columns);
    const Communities found = communities(in.graph);
    const std::vector<bool> shown = parts_shown(in, found.label, found.size.size());
    for (const PartLine& line : part_lines(in.network, in.graph, found.label, found.size.size())) {
        if (line.nodes < 2 || !shown[line.part]) continue;
        table.rows.push_back(part_cells(line));
        table.rows.back().push_back(count_cell(line.ties_outward));
        add_foremost_cells(table.rows.back(), in, line);
    }
    return table;
}

OutputTable block_list(const StructureInput& in) {
    OutputTable table{
        "blocks",
        say(in.request.lang, "块：任何一方退出都不会断开的部分（单独的桥不列），{}",
            "Blocks: parts that no single departure splits (bridges not listed), {}", as_of_words(in.request)),
        part_columns({"block", {"块", "block"}}),
        {}};
    table.columns.push_back({"articulation_points", {"割点", "articulation points"}});
    add_foremost_columns(table.columns);

    const Blocks found = blocks(in.graph);
    std::vector<std::size_t> order;
    for (std::size_t b = 0; b < found.size(); ++b) {
        if (found.block(b).size() > 2) order.push_back(b);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return found.block(a).size() > found.block(b).size(); });
    for (std::uint32_t number = 0; number < order.size(); ++number) {
        const auto nodes = found.block(order[number]);
        if (std::none_of(nodes.begin(), nodes.end(), [&](NodeId v) { return in.shows(v); })) continue;
        const PartLine line = part_line(in.network, in.graph, nodes, number);
        table.rows.push_back(part_cells(line));
        table.rows.back().push_back(
            count_cell(std::count_if(nodes.begin(), nodes.end(), [&](NodeId v) { return found.articulation[v]; })));
        add_foremost_cells(table.rows.back(), in, line);
    }
    return table;
}

OutputTable articulation_list(const StructureInput& in) {
    OutputTable table{
        "articulation",
        say(in.request.lang, "割点：一退出就有一部分与其余断开，{}",
            "Articulation points: their departure cuts some off from the rest, {}", as_of_words(in.request)),
        node_columns(),
        {}};
    table.columns.push_back({"degree", {"度", "degree"}});
    table.columns.push_back({"pieces", {"断成几块", "pieces"}});
    table.columns.push_back({"cut_off", {"被断开的节点", "cut off"}});

    const Blocks found = blocks(in.graph);
    const Separation apart = separation(in.graph, found);
    std::vector<NodeId> nodes;
    for (NodeId v = 0; v < in.graph.size(); ++v) {
        if (found.articulation[v] && in.shows(v)) nodes.push_back(v);
    }
    std::sort(nodes.begin(), nodes.end(), [&](NodeId a, NodeId b) {
        return apart.cut_off[a] != apart.cut_off[b] ? apart.cut_off[a] > apart.cut_off[b]
                                                    : in.network.id(a) < in.network.id(b);
    });
    for (const NodeId v : nodes) {
        table.rows.push_back(node_cells(in, v));
        table.rows.back().push_back(count_cell(in.graph.degree(v)));
        table.rows.back().push_back(count_cell(apart.pieces[v]));
        table.rows.back().push_back(count_cell(apart.cut_off[v]));
    }
    return table;
}

OutputTable bridge_list(const StructureInput& in) {
    OutputTable table{"bridges",
                      say(in.request.lang, "桥：一结束就有一部分与其余断开的关系，{}",
                          "Bridges: ties whose end cuts some off from the rest, {}", as_of_words(in.request)),
                      {{"source", {"甲方", "source"}},
                       {"source_name", {"甲方名称", "name"}},
                       {"target", {"乙方", "target"}},
                       {"target_name", {"乙方名称", "name"}},
                       {"cut_off", {"被断开的节点", "cut off"}}},
                      {}};
    const Blocks found = blocks(in.graph);
    const std::vector<std::uint32_t> beyond = separation(in.graph, found).beyond_bridge;
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < found.bridges.size(); ++i) {
        if (in.shows(found.bridges[i].first) || in.shows(found.bridges[i].second)) order.push_back(i);
    }
    const auto ids = [&](std::size_t i) {
        return std::pair(in.network.id(found.bridges[i].first), in.network.id(found.bridges[i].second));
    };
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return beyond[a] != beyond[b] ? beyond[a] > beyond[b] : ids(a) < ids(b);
    });
    for (const std::size_t i : order) {
        const auto [a, b] = found.bridges[i];
        table.rows.push_back({text_cell(in.network.id(a)), text_cell(in.network.name(a)), text_cell(in.network.id(b)),
                              text_cell(in.network.name(b)), count_cell(beyond[i])});
    }
    return table;
}

OutputTable core_list(const StructureInput& in) {
    struct Shell {
        std::size_t nodes = 0, villages = 0, partners = 0;
    };
    std::map<std::uint32_t, Shell, std::greater<>> shells;
    const std::vector<std::uint32_t> core = coreness(in.graph);
    for (NodeId v = 0; v < in.graph.size(); ++v) {
        if (!in.shows(v)) continue;
        Shell& shell = shells[core[v]];
        ++shell.nodes;
        shell.villages += family(in.network.kind(v)) == Family::target;
        shell.partners += family(in.network.kind(v)) == Family::partner;
    }
    OutputTable table{
        "cores",
        say(in.request.lang, "核：核数为 k 的节点在圈内至少各有 k 个联系，{}",
            "Cores: a node of coreness k has k ties or more within its circle, {}", as_of_words(in.request)),
        part_columns({"coreness", {"核数", "coreness"}}),
        {}};
    table.columns.back() = {"at_least", {"此核数及以上的节点", "at least this"}};
    std::size_t at_least = 0;
    for (const auto& [k, shell] : shells) {
        at_least += shell.nodes;
        table.rows.push_back({count_cell(k), count_cell(shell.nodes), count_cell(shell.villages),
                              count_cell(shell.partners), count_cell(at_least)});
    }
    return table;
}

std::vector<RegionId> regions_at(const Network& network, Level level) {
    const std::vector<RegionId> cut = network.regions.cut(level);
    std::vector<RegionId> group(network.nodes.size(), no_region);
    for (NodeId v = 0; v < group.size(); ++v) {
        if (network.region(v) != no_region) group[v] = cut[network.region(v)];
    }
    return group;
}

OutputTable broker_list(const StructureInput& in) {
    OutputTable table{
        "brokerage",
        say(in.request.lang, "居间者：站在多少对互无联系的对象之间，按各方所在{}计，{}",
            "Brokers: between how many pairs that are not tied, by {} of the three, {}",
            levels()[static_cast<std::size_t>(in.level)].words.in(in.request.lang), as_of_words(in.request)),
        node_columns(),
        {}};
    table.columns.push_back({"degree", {"度", "degree"}});
    table.columns.push_back({"coordinator", {"区内协调", "coordinator"}});
    table.columns.push_back({"gatekeeper", {"内外把门", "gatekeeper"}});
    table.columns.push_back({"itinerant", {"外来中介", "itinerant"}});
    table.columns.push_back({"liaison", {"多方联络", "liaison"}});
    table.columns.push_back({"constraint", {"约束", "constraint"}});
    table.columns.push_back({"effective_size", {"有效规模", "effective size"}});

    const std::vector<Roles> roles = brokerage_roles(in.graph, regions_at(in.network, in.level));
    const auto hemmed_in = constraint(in.graph);
    const auto effective = effective_size(in.graph);
    std::vector<NodeId> nodes;
    for (NodeId v = 0; v < in.graph.size(); ++v) {
        if (roles[v].pairs() > 0 && in.shows(v)) nodes.push_back(v);
    }
    std::sort(nodes.begin(), nodes.end(), [&](NodeId a, NodeId b) {
        return roles[a].pairs() != roles[b].pairs() ? roles[a].pairs() > roles[b].pairs()
                                                    : in.network.id(a) < in.network.id(b);
    });
    for (const NodeId v : nodes) {
        Row row = node_cells(in, v);
        row.push_back(count_cell(in.graph.degree(v)));
        for (const std::uint64_t count :
             {roles[v].coordinator, roles[v].gatekeeper, roles[v].itinerant, roles[v].liaison}) {
            row.push_back(count_cell(count));
        }
        row.push_back(real_cell(hemmed_in[v]));
        row.push_back(real_cell(effective[v]));
        table.rows.push_back(std::move(row));
    }
    return table;
}

constexpr std::array lists{
    StructureList{"components", component_list}, StructureList{"articulation", articulation_list},
    StructureList{"bridges", bridge_list},       StructureList{"blocks", block_list},
    StructureList{"cores", core_list},           StructureList{"communities", community_list},
    StructureList{"brokerage", broker_list},
};

}  // namespace

bool StructureInput::shows(NodeId v) const {
    return within == no_region || network.regions.within(network.region(v), within);
}

std::span<const StructureList> structure_lists() { return lists; }

}  // namespace lianjian
