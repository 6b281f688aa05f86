#include "data/loader.hpp"

#include <algorithm>

#include "data/cells.hpp"
#include "data/divisions.hpp"
#include "data/encoding.hpp"
#include "data/issue_classes.hpp"

namespace lianjian {
namespace {

/// A code without the zeros that some registers pad it with to six, nine or twelve digits:
/// 370200 is the city 3702, 370211000000 the county 370211.
std::string_view without_padding(std::string_view code) {
    for (;;) {
        const std::size_t group = code.size() == 12 || code.size() == 9  ? 3
                                  : code.size() == 6 || code.size() == 4 ? 2
                                                                         : 0;
        if (group == 0 || code.substr(code.size() - group) != std::string_view("000").substr(0, group)) return code;
        if (!division_name(code).empty()) return code;
        code.remove_suffix(group);
    }
}

/// An id without the spaces and thousands separators that crept into it.
std::string without_separators(std::string_view id) {
    std::string bare;
    for (const char c : id) {
        if (c != ' ' && c != ',') bare.push_back(c);
    }
    return bare;
}

}  // namespace

void ExtraPlaces::add(std::vector<Attribute>& attributes, const TableReader& table, std::uint32_t row) {
    for (std::size_t i = 0; i < places_.size(); ++i) {
        const ExtraColumn& column = table.extras()[i];
        const std::string_view text = table.extra(column);
        if (text.empty()) continue;
        if (places_[i] == nowhere) {
            const auto found = std::find_if(attributes.begin(), attributes.end(),
                                            [&](const Attribute& a) { return a.name == column.name; });
            places_[i] = static_cast<std::size_t>(found - attributes.begin());
            if (found == attributes.end()) attributes.push_back({column.name, {}});
        }
        attributes[places_[i]].values.emplace_back(row, std::string(text));
    }
}

Place Loader::place(const Origin& origin) const {
    const SourceFile& file = network.files[origin.file];
    return {file.name, origin.line, 0, {}, file.sheet};
}

RegionId Loader::region_of(TableReader& table, Column column) {
    const std::string_view text = table.exact(column);
    if (text.empty()) return no_region;
    const std::string_view mapped = mapping.region(text);
    return region_of_code(mapped.empty() ? text : mapped, table, column);
}

/// Whether the township of a village's code is in the tree already. Rosters go township by township.
bool Loader::known_above(std::string_view code) {
    if (code.size() != 12) return false;
    const std::string_view township = code.substr(0, 9);
    if (township == township_) return true;
    if (network.regions.find(township) == no_region) return false;
    township_ = township;
    return true;
}

RegionId Loader::region_of_code(std::string_view code, const TableReader& table, Column column) {
    RegionTree& regions = network.regions;
    if (const RegionId known = regions.find(code); known != no_region) return known;
    if (const auto padded = padded_regions_.find(std::string(code)); padded != padded_regions_.end()) {
        return padded->second;
    }
    if (level_of_code(code) == Level::none) {
        log.add(issues::own_region, table.place(column), {std::string(code)});
        return regions.add(code);
    }
    if (const std::string_view bare = without_padding(code); bare.size() != code.size() && !bare.empty()) {
        log.add(issues::zero_padded_region, table.place(column), {std::string(code), std::string(bare)});
        return padded_regions_[std::string(code)] = region_of_code(bare, table, column);
    }
    if (!known_above(code) && !division_listed(code)) {
        log.add(issues::unlisted_region, table.place(column), {std::string(code)});
    }
    return regions.add(code);
}

RegionId Loader::listed_region(std::string_view code, const Place& place) {
    if (const auto padded = padded_regions_.find(std::string(code)); padded != padded_regions_.end()) {
        return padded->second;
    }
    const std::string_view bare = without_padding(code);
    if (bare.size() == code.size() || !division_listed(bare)) return network.regions.add(code);
    log.add(issues::zero_padded_region, place, {std::string(code), std::string(bare)});
    return padded_regions_[std::string(code)] = network.regions.add(bare);
}

bool Loader::too_many_kinds(std::size_t unknown, const TableReader& table) {
    constexpr std::size_t most_unknown_kinds = 65'000;  // a kind is a number of 16 bits
    if (unknown < most_unknown_kinds) return false;
    if (!too_many_said_) log.add(issues::too_many_kinds, table.place(Column::kind), {std::to_string(unknown)});
    too_many_said_ = true;
    return true;
}

NodeKind Loader::node_kind_of(TableReader& table, std::string_view spelling) {
    if (spelling.empty()) return read_node_kind(table, spelling);
    if (const NodeKind* recent = recent_node_kinds_.find(spelling)) return *recent;
    return recent_node_kinds_.add(spelling, read_node_kind(table, spelling));
}

NodeKind Loader::read_node_kind(TableReader& table, std::string_view spelling) {
    if (spelling.empty()) {
        if (table.table().default_kind) return *table.table().default_kind;
        if (table.table().role == TableRole::candidates) return NodeKind::organization;
        log.add(issues::missing_value, table.place(Column::kind), {"kind"});
        return NodeKind::organization;
    }
    if (const auto mapped = mapping.node_kind(spelling)) return *mapped;
    if (const auto known = lianjian::node_kind_of(spelling)) return *known;
    if (too_many_kinds(network.unknown_node_kinds.size(), table)) return NodeKind::organization;
    const auto next = static_cast<std::size_t>(NodeKind::first_unknown) + network.unknown_node_kinds.size();
    const auto [entry, fresh] = unknown_node_kinds_.try_emplace(std::string(spelling), static_cast<NodeKind>(next));
    if (fresh) {
        network.unknown_node_kinds.emplace_back(spelling);
        log.add(issues::unknown_kind, table.place(Column::kind),
                {std::string(spelling), std::string(nearest_node_kind(spelling))});
    }
    return entry->second;
}

EdgeKind Loader::edge_kind_of(TableReader& table, std::string_view spelling) {
    if (spelling.empty()) return read_edge_kind(table, spelling);
    if (const EdgeKind* recent = recent_edge_kinds_.find(spelling)) return *recent;
    return recent_edge_kinds_.add(spelling, read_edge_kind(table, spelling));
}

EdgeKind Loader::read_edge_kind(TableReader& table, std::string_view spelling) {
    if (spelling.empty()) return EdgeKind::partnership;
    if (const auto mapped = mapping.edge_kind(spelling)) return *mapped;
    if (const auto known = lianjian::edge_kind_of(spelling)) return *known;
    if (too_many_kinds(network.unknown_edge_kinds.size(), table)) return EdgeKind::partnership;
    const auto next = static_cast<std::size_t>(EdgeKind::first_unknown) + network.unknown_edge_kinds.size();
    const auto [entry, fresh] = unknown_edge_kinds_.try_emplace(std::string(spelling), static_cast<EdgeKind>(next));
    if (fresh) {
        network.unknown_edge_kinds.emplace_back(spelling);
        log.add(issues::unknown_kind, table.place(Column::kind),
                {std::string(spelling), std::string(nearest_edge_kind(spelling))});
    }
    return entry->second;
}

Status Loader::status_of(TableReader& table) {
    const std::string_view spelling = table.cell(Column::status);
    if (spelling.empty()) return Status::active;
    if (const Status* recent = recent_statuses_.find(spelling)) return *recent;
    return recent_statuses_.add(spelling, read_status(table, spelling));
}

Status Loader::read_status(TableReader& table, std::string_view spelling) {
    if (const auto mapped = mapping.status(spelling)) return *mapped;
    if (const auto known = lianjian::status_of(spelling)) return *known;
    if (unknown_statuses_.emplace(spelling).second) {
        log.add(issues::unknown_status, table.place(Column::status),
                {std::string(spelling), std::string(nearest_status(spelling))});
    }
    return Status::active;
}

Amount Loader::amount_of(TableReader& table, Column column) {
    const std::string_view text = table.cell(column);
    if (text.empty()) return {};
    const auto amount = parse_amount(text);
    if (!amount) log.add(issues::bad_amount, table.place(column), {std::string(text)});
    return amount.value_or(Amount{});
}

bool Loader::mark_of(TableReader& table, Column column) {
    const std::string_view text = table.cell(column);
    if (text.empty()) return false;
    const auto mark = parse_mark(text);
    if (!mark) log.add(issues::bad_mark, table.place(column), {std::string(text)});
    return mark.value_or(false);
}

namespace {

std::optional<DateCell> date_cell(TableReader& table, Column column, IssueLog& log) {
    const std::string_view text = table.cell(column);
    if (text.empty()) return std::nullopt;
    const auto date = parse_date(text);
    if (!date) {
        log.add(issues::bad_date, table.place(column), {std::string(text)});
    } else if (date->serial) {
        log.add(issues::serial_date, table.place(column), {std::string(text), iso(date->first)});
    }
    return date;
}

}  // namespace

Date Loader::start_of(TableReader& table, Column column) {
    const auto date = date_cell(table, column, log);
    return date ? date->first : Date();
}

Date Loader::end_of(TableReader& table, Column column) {
    const auto date = date_cell(table, column, log);
    return date ? date->after : Date();
}

std::string Loader::near_id(std::string_view id) {
    // What spreadsheets do to ids: a leading zero lost, ".0" or thousands separators added; what people do: other
    // width or case, spaces inside, zero-width characters. Either side may have suffered.
    std::vector<std::string> tries;
    for (std::size_t zeros = 1; zeros <= 6; ++zeros) tries.push_back(std::string(zeros, '0') + std::string(id));
    if (id.ends_with(".0")) tries.emplace_back(id.substr(0, id.size() - 2));
    tries.push_back(std::string(id) + ".0");
    if (id.starts_with('0')) tries.emplace_back(id.substr(std::min(id.find_first_not_of('0'), id.size())));
    const std::string form = twin_form(id);
    const std::string common = form.empty() ? std::string(id) : form;
    tries.push_back(common);
    tries.push_back(without_separators(common));
    for (const std::string& other : tries) {
        if (!other.empty() && other != id && network.find(other) != no_node) return other;
    }
    if (!twins_known_) {
        for (NodeId node = 0; node < network.nodes.size(); ++node) {
            const std::string odd = twin_form(network.id(node));
            const std::string bare = without_separators(odd.empty() ? network.id(node) : std::string_view(odd));
            if (bare != network.id(node)) twins_.emplace(bare, node);
        }
        twins_known_ = true;
    }
    const auto twin = twins_.find(without_separators(common));
    return twin == twins_.end() ? std::string() : std::string(network.id(twin->second));
}

/// The one node of this name, with a word in the log; or no_node, and `said` if several bear it.
NodeId Loader::node_called(std::string_view name, RegionId within, const Place& place, bool& said, bool in_list) {
    if (!names_) names_.emplace(network.nodes);
    const std::vector<NodeId> called = names_->find(network, name, within);
    if (called.empty()) return no_node;
    said = true;
    if (called.size() == 1) {
        log.add(issues::name_taken, place, {std::string(name), std::string(network.id(called.front()))});
        return called.front();
    }
    constexpr std::size_t most_listed = 8;
    std::string candidates;
    for (std::size_t i = 0; i < std::min(called.size(), most_listed); ++i) {
        const std::string_view id = network.id(called[i]), region = network.region_code(network.region(called[i]));
        candidates += (i == 0 ? "" : ", ") + std::string(id);
        if (!region.empty() && region != id) candidates += " @ " + std::string(region);
    }
    if (called.size() > most_listed) candidates += ", …";
    log.add(in_list ? issues::ambiguous_partner : issues::ambiguous_name, place,
            {std::string(name), std::to_string(called.size()), candidates});
    return no_node;
}

void Loader::say_no_group(NodeId node, Place place) {
    if (!no_groups_said_.insert(node).second) return;
    log.add(issues::not_a_group, std::move(place),
            {std::string(network.id(node)), std::string(network.key(network.kind(node)))});
}

bool Loader::is_called(std::string_view name) {
    if (!names_) names_.emplace(network.nodes);
    return !names_->find(network, name, no_region).empty();
}

NodeId Loader::node_named(std::string_view text, RegionId within, const Place& place, bool& said, bool in_list) {
    if (const NodeId node = network.find(text); node != no_node) return node;
    return node_called(text, within, place, said, in_list);
}

NodeId Loader::node_of(TableReader& table, Column column, bool needed, RegionId within) {
    const std::string_view id = needed ? table.required(column) : table.exact(column);
    if (id.empty()) return no_node;
    if (const NodeId node = network.find(id); node != no_node) return node;
    bool said = false;
    const NodeId called = node_named(id, within, table.place(column), said);
    if (said) return called;
    const std::string near = near_id(id);
    if (!needed) {
        log.add(issues::dangling_end, table.place(column), {std::string(id)});
    } else if (near.empty()) {
        log.add(issues::dangling, table.place(column), {std::string(id)});
    } else {
        log.add(issues::dangling_near, table.place(column), {std::string(id), near});
    }
    return no_node;
}

}  // namespace lianjian
