#include "data/export/columns.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

#include "data/export/escape.hpp"

namespace lianjian {
namespace {

using T = ColumnType;

/// The text of a row among values in row order.
std::string_view find_value(const Attribute& attribute, std::uint32_t row) {
    const auto& values = attribute.values;
    const auto found = std::lower_bound(values.begin(), values.end(), row,
                                        [](const auto& value, std::uint32_t wanted) { return value.first < wanted; });
    return found != values.end() && found->first == row ? std::string_view(found->second) : std::string_view{};
}

/// Amounts become numbers, each with a mark beside it that says where it is a lower bound.
void split_amounts(std::vector<ExportColumn>& columns) {
    std::vector<ExportColumn> split;
    for (ExportColumn& column : columns) {
        if (column.type != T::amount) {
            split.push_back(std::move(column));
            continue;
        }
        const auto number = [value = column.value](std::uint32_t row) -> Value {
            const Value cell = value(row);
            return is_stated(cell) ? Value(std::get<Amount>(cell).value) : Value();
        };
        const auto at_least = [value = column.value](std::uint32_t row) -> Value {
            const Value cell = value(row);
            return is_stated(cell) ? flag_value(std::get<Amount>(cell).at_least) : Value();
        };
        split.push_back({column.name, T::number, number});
        split.push_back({column.name + "_at_least", T::flag, at_least});
    }
    columns = std::move(split);
}

}  // namespace

std::string text_of(const Value& value) {
    if (const auto* text = std::get_if<std::string_view>(&value)) return std::string(*text);
    if (const auto* number = std::get_if<double>(&value)) return decimal(*number);
    if (const auto* date = std::get_if<Date>(&value)) return iso(*date);
    if (const auto* amount = std::get_if<Amount>(&value)) return (amount->at_least ? "≥" : "") + decimal(amount->value);
    if (const auto* mark = std::get_if<bool>(&value)) return *mark ? "1" : "";
    return {};
}

bool is_stated(const Value& value) { return !std::holds_alternative<std::monostate>(value); }

void drop_empty_columns(ExportTable& table) {
    std::erase_if(table.columns, [&](const ExportColumn& column) {
        return !column.always && std::none_of(table.rows.begin(), table.rows.end(),
                                              [&](std::uint32_t row) { return is_stated(column.value(row)); });
    });
}

Value text_value(std::string_view text) { return text.empty() ? Value() : Value(text); }
Value amount_value(const Amount& amount) { return amount.known() ? Value(amount) : Value(); }
Value date_value(Date date) { return date.known() ? Value(date) : Value(); }
Value flag_value(bool mark) { return mark ? Value(true) : Value(); }

std::vector<ExportColumn> node_columns(const Network& network) {
    const Network* n = &network;
    const Nodes* nodes = &network.nodes;
    return {
        {"name", T::text, [=](NodeId v) { return text_value(nodes->name[v]); }, true},
        {"kind", T::text, [=](NodeId v) { return text_value(n->key(nodes->kind[v])); }, true},
        {"region", T::text, [=](NodeId v) { return text_value(n->region_code(nodes->region[v])); }, true},
        {"population", T::amount, [=](NodeId v) { return amount_value(nodes->population[v]); }},
        {"capacity", T::amount, [=](NodeId v) { return amount_value(nodes->capacity[v]); }},
        {"cost", T::amount, [=](NodeId v) { return amount_value(nodes->cost[v]); }},
        {"sector", T::text, [=](NodeId v) { return text_value(nodes->sector[v]); }},
        {"should_have", T::flag, [=](NodeId v) { return flag_value(nodes->should_have[v]); }},
        {"aliases", T::text, [=](NodeId v) { return text_value(nodes->aliases[v]); }},
        {"expected_members", T::amount, [=](NodeId v) { return amount_value(nodes->expected_members[v]); }},
        {"start", T::date, [=](NodeId v) { return date_value(nodes->start[v]); }},
        {"end", T::date, [=](NodeId v) { return date_value(nodes->end[v]); }},
        {"merged_into", T::text,
         [=](NodeId v) {
             const NodeId into = nodes->merged_into[v];
             return into == no_node ? Value() : text_value(n->id(into));
         }},
        {"article", T::text, [=](NodeId v) { return text_value(nodes->article[v]); }},
        {"illustrative", T::flag, [=](NodeId v) { return flag_value(nodes->illustrative[v]); }},
    };
}

std::vector<ExportColumn> tie_columns(const Network& network) {
    const Network* n = &network;
    const Ties* ties = &network.ties;
    return {
        {"kind", T::text, [=](TieId e) { return text_value(n->key(ties->kind[e])); }, true},
        {"status", T::text,
         [=](TieId e) { return text_value(statuses()[static_cast<std::size_t>(ties->status[e])].key); }, true},
        {"start", T::date, [=](TieId e) { return date_value(ties->start[e]); }, true},
        {"end", T::date, [=](TieId e) { return date_value(ties->end[e]); }, true},
        {"weight", T::amount, [=](TieId e) { return amount_value(ties->weight[e]); }},
        {"field", T::text, [=](TieId e) { return text_value(ties->field[e]); }},
        {"role", T::text, [=](TieId e) { return text_value(ties->role[e]); }},
        {"article", T::text, [=](TieId e) { return text_value(ties->article[e]); }},
        {"illustrative", T::flag, [=](TieId e) { return flag_value(ties->illustrative[e]); }},
    };
}

void add_attributes(std::vector<ExportColumn>& columns, const std::vector<Attribute>& attributes,
                    std::span<const std::string_view> reserved) {
    std::vector<const Attribute*> sorted;
    for (const Attribute& attribute : attributes) sorted.push_back(&attribute);
    std::sort(sorted.begin(), sorted.end(), [](const Attribute* a, const Attribute* b) { return a->name < b->name; });
    const auto taken = [&](std::string_view name) {
        return std::find(reserved.begin(), reserved.end(), name) != reserved.end() ||
               std::any_of(columns.begin(), columns.end(), [&](const ExportColumn& c) { return c.name == name; });
    };
    for (const Attribute* attribute : sorted) {
        std::string name = attribute->name;
        for (int again = 2; taken(name); ++again) name = attribute->name + "_" + std::to_string(again);
        columns.push_back(
            {name, T::text, [attribute](std::uint32_t row) { return text_value(find_value(*attribute, row)); }});
    }
}

GraphTables graph_tables(const Network& network, const Selection& selection) {
    static constexpr std::array<std::string_view, 6> reserved{"id", "key", "label", "source", "target", "weight"};
    GraphTables tables{{"nodes", node_columns(network), selection.nodes},
                       {"ties", tie_columns(network), selection.ties}};
    split_amounts(tables.nodes.columns);
    split_amounts(tables.ties.columns);
    add_attributes(tables.nodes.columns, network.nodes.attributes, reserved);
    add_attributes(tables.ties.columns, network.ties.attributes, reserved);
    drop_empty_columns(tables.nodes);
    drop_empty_columns(tables.ties);
    return tables;
}

std::vector<std::string> visible_ids(const Network& network) {
    std::vector<std::string> ids;
    std::unordered_set<std::string> changed;
    for (NodeId node = 0; node < network.nodes.size(); ++node) {
        std::string id = visible_controls(network.id(node));
        if (id != network.id(node)) {
            while (network.find(id) != no_node || !changed.insert(id).second) id += "~";
        }
        ids.push_back(std::move(id));
    }
    return ids;
}

}  // namespace lianjian
