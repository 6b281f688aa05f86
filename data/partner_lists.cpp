#include "data/partner_lists.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "data/cells.hpp"
#include "data/encoding.hpp"
#include "data/issue_classes.hpp"
#include "data/loader.hpp"

namespace lianjian {
namespace {

using Text = std::string_view;

struct Listing {
    Column column;
    EdgeKind kind;
};

constexpr std::array listings{Listing{Column::partners, EdgeKind::partnership},
                              Listing{Column::pairing_partners, EdgeKind::pairing},
                              Listing{Column::duty_partners, EdgeKind::village_duty}};

bool is_none(Text item) {
    static constexpr std::array words{Text{"无"}, Text{"暂无"}, Text{"没有"}, Text{"-"}, Text{"—"},
                                      Text{"–"},  Text{"——"},   Text{"/"},    Text{"／"}};
    return std::find(words.begin(), words.end(), item) != words.end();
}

/// Ties of partner lists that are there already, by their ends and kind.
using Stated = std::map<std::tuple<NodeId, NodeId, EdgeKind>, Origin>;

class Tying {
public:
    explicit Tying(Loader& loader) : loader_(loader), made_(loader.partner_lists.columns.size()) {}

    void tie(const PartnerLists::Cell& cell) {
        const PartnerLists::ListColumn& column = loader_.partner_lists.columns[cell.column];
        Place place = loader_.place(cell.origin);
        place.column = column.header.column;
        place.header = column.header.header;
        const std::vector<Text> items = list_items(cell.text);
        if (items.size() > 1 && is_name(cell.text)) return tie_item(cell, column.kind, cell.text, place);
        for (const Text item : items) tie_item(cell, column.kind, item, place);
    }

    void say_counts() {
        for (std::size_t i = 0; i < made_.size(); ++i) {
            const PartnerLists::ListColumn& column = loader_.partner_lists.columns[i];
            if (made_[i] == 0) continue;
            loader_.log.add(issues::listed_partners, column.header,
                            {std::to_string(made_[i]), std::string(loader_.network.key(column.kind))});
        }
    }

private:
    /// Whether the whole cell is one name, which may hold a comma of its own.
    bool is_name(Text text) { return loader_.network.find(text) != no_node || loader_.is_called(text); }

    void tie_item(const PartnerLists::Cell& cell, EdgeKind kind, Text item, const Place& place) {
        const NodeId partner = find(item, place);
        if (partner == no_node) return;
        const Network& network = loader_.network;
        if (partner == cell.node) {
            return loader_.log.add(issues::self_loop, place, {std::string(network.id(cell.node))});
        }
        const auto say = [&](const IssueClass& issue_class, const Origin& other) {
            loader_.log.add(
                issue_class, place,
                {std::string(network.id(cell.node)), std::string(network.id(partner)), network.place(other)});
        };
        // Two bodies that list each other state one tie from either side.
        if (const auto other = stated_.find({partner, cell.node, kind}); other != stated_.end()) {
            return say(issues::listed_by_both, other->second);
        }
        const auto [entry, fresh] = stated_.try_emplace({cell.node, partner, kind}, cell.origin);
        if (!fresh) return say(issues::listed_twice, entry->second);
        Ties& ties = loader_.network.ties;
        ties.source.push_back(cell.node);
        ties.target.push_back(partner);
        ties.kind.push_back(kind);
        ties.status.push_back(Status::active);
        ties.start.push_back(cell.period.start);
        ties.end.push_back(cell.period.end);
        ties.origin.push_back(cell.origin);
        ++made_[cell.column];
    }

    NodeId find(Text item, const Place& place) {
        if (is_spoilt_code(item)) {
            loader_.log.add(issues::spoilt_code, place, {std::string(item)});
            return no_node;
        }
        bool said = false;
        const NodeId node = loader_.node_named(item, no_region, place, said, true);
        if (node != no_node || said) return node;
        const std::string near = loader_.near_id(item);
        if (near.empty()) {
            loader_.log.add(issues::dangling_partner, place, {std::string(item)});
        } else {
            loader_.log.add(issues::dangling_partner_near, place, {std::string(item), near});
        }
        return no_node;
    }

    Loader& loader_;
    Stated stated_;
    std::vector<std::size_t> made_;  // by column
};

}  // namespace

std::vector<Text> list_items(Text text) {
    static constexpr std::array separators{Text{"、"}, Text{"；"}, Text{"，"}, Text{";"},
                                           Text{","},  Text{"\n"}, Text{"\r"}};
    std::vector<Text> items;
    std::size_t begin = 0;
    const auto take = [&](std::size_t end) {
        const Text item = trimmed(text.substr(begin, end - begin));
        if (!item.empty() && !is_none(item)) items.push_back(item);
    };
    for (std::size_t i = 0; i < text.size();) {
        const auto found = std::find_if(separators.begin(), separators.end(),
                                        [&](Text separator) { return text.substr(i).starts_with(separator); });
        if (found == separators.end()) {
            ++i;
            continue;
        }
        take(i);
        i += found->size();
        begin = i;
    }
    take(text.size());
    return items;
}

bool PartnerLists::has_any(const TableReader& table) {
    return std::any_of(listings.begin(), listings.end(),
                       [&](const Listing& listing) { return !table.cell(listing.column).empty(); });
}

void PartnerLists::keep(TableReader& table, IssueLog& log, NodeId node, Origin origin, Period period) {
    for (const Listing& listing : listings) {
        if (!table.has(listing.column) || table.cell(listing.column).empty()) continue;
        auto column = std::find_if(columns.begin(), columns.end(), [&](const ListColumn& known) {
            return known.file == origin.file && known.kind == listing.kind;
        });
        if (column == columns.end()) {
            columns.push_back({listing.kind, origin.file, table.place(listing.column)});
            columns.back().header.line = table.header_line();
            column = columns.end() - 1;
        }
        const std::size_t errors = log.errors();
        const Text text = table.exact(listing.column);
        if (log.errors() > errors) continue;
        cells.push_back(
            {node, static_cast<std::uint32_t>(column - columns.begin()), origin, period, std::string(text)});
    }
}

void tie_listed_partners(Loader& loader) {
    Tying tying(loader);
    for (const PartnerLists::Cell& cell : loader.partner_lists.cells) tying.tie(cell);
    tying.say_counts();
    loader.partner_lists.cells.clear();
}

}  // namespace lianjian
