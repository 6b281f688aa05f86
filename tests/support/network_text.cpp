#include "support/network_text.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace lianjian::test {
namespace {

[[noreturn]] void refuse(std::string_view reason, std::string_view word) {
    throw std::invalid_argument(std::string(reason) + ": '" + std::string(word) + "'");
}

/// The parts between separators, empty ones left out.
std::vector<std::string_view> split(std::string_view text, std::string_view separators) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t begin = text.find_first_not_of(separators);
        if (begin == std::string_view::npos) return parts;
        text.remove_prefix(begin);
        parts.push_back(text.substr(0, text.find_first_of(separators)));
        text.remove_prefix(parts.back().size());
    }
}

/// Cuts a word at the first of `mark`: what stands before it is returned, what follows stays in `word`.
/// Without the mark, everything is returned and nothing stays.
std::string_view cut_at(std::string_view& word, std::string_view mark) {
    const std::size_t at = word.find(mark);
    const std::string_view before = word.substr(0, at);
    word = at == std::string_view::npos ? std::string_view{} : word.substr(at + mark.size());
    return before;
}

template <class Number>
Number number(std::string_view text) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) refuse("not a number", text);
    return value;
}

Amount amount(std::string_view text) {
    if (text.empty()) return {};
    const bool at_least = text.back() == '+';
    return {number<double>(at_least ? text.substr(0, text.size() - 1) : text), at_least};
}

Date date(std::string_view text) {
    if (text.empty()) return {};
    const auto parts = split(text, "-");
    const auto part = [&](std::size_t i) { return i < parts.size() ? number<int>(parts[i]) : 1; };
    const auto day = make_date({part(0), part(1), part(2)});
    if (!day) refuse("no such day", text);
    return *day;
}

/// The place of a text in a list of unknown kinds, where it is put if it is new.
template <class Kind>
Kind unknown_kind(std::vector<std::string>& known, std::string_view text) {
    const auto found = std::find(known.begin(), known.end(), text);
    const auto place = found - known.begin();
    if (found == known.end()) known.emplace_back(text);
    return static_cast<Kind>(static_cast<std::ptrdiff_t>(Kind::first_unknown) + place);
}

class Builder {
public:
    void region(std::string_view word) {
        const RegionId added = network_.regions.add(cut_at(word, "="));
        network_.regions.set_name(added, word);
    }

    void node(NodeKind kind, std::string_view word) {
        std::string_view tags = word;
        std::string_view population = cut_at(tags, "[");
        std::string_view region = cut_at(population, "*");
        const std::string_view id = cut_at(region, "@");
        if (id.empty() || network_.find(id) != no_node) refuse("no id, or a second node with it", word);

        Nodes& nodes = network_.nodes;
        const NodeId node = nodes.ids.intern(id);
        nodes.name.push_back(id);
        nodes.kind.push_back(kind);
        nodes.region.push_back(region.empty() ? no_region : network_.regions.add(region));
        nodes.population.set(node, amount(population));
        nodes.origin.push_back({0, node + 1});
        for (std::string_view tag : split(tags, "[]")) {
            if (tag.starts_with('>')) {
                mergers_.emplace_back(node, tag.substr(1));
            } else {
                nodes.start.set(node, date(cut_at(tag, "..")));
                nodes.end.set(node, date(tag));
            }
        }
    }

    void tie(std::string_view word) {
        std::string_view tags = word;
        std::string_view kind = cut_at(tags, "[");
        std::string_view target = cut_at(kind, ":");
        const std::string_view source = cut_at(target, "-");

        Ties& ties = network_.ties;
        const auto tie = static_cast<TieId>(ties.size());
        ties.source.push_back(end_of(source, word));
        ties.target.push_back(end_of(target, word));
        ties.kind.push_back(kind.empty() ? usual_kind(ties.source.back()) : tie_kind(kind));
        ties.status.push_back(Status::active);
        ties.start.emplace_back();
        ties.end.emplace_back();
        ties.origin.push_back({0, tie + 1});
        for (const std::string_view tag : split(tags, "[]")) add_tag(tie, tag);
    }

    NodeKind node_kind(std::string_view text) {
        if (const auto known = node_kind_of(text)) return *known;
        return unknown_kind<NodeKind>(network_.unknown_node_kinds, text);
    }

    Network take() {
        for (const auto& [node, into] : mergers_) network_.nodes.merged_into.set(node, end_of(into, into));
        return std::move(network_);
    }

private:
    NodeId end_of(std::string_view id, std::string_view word) const {
        const NodeId node = network_.find(id);
        if (node == no_node) refuse("a tie to a node not declared", word);
        return node;
    }

    EdgeKind usual_kind(NodeId source) const {
        return is_group(network_.kind(source)) ? EdgeKind::membership : EdgeKind::partnership;
    }

    EdgeKind tie_kind(std::string_view text) {
        if (const auto known = edge_kind_of(text)) return *known;
        return unknown_kind<EdgeKind>(network_.unknown_edge_kinds, text);
    }

    void add_tag(TieId tie, std::string_view tag) {
        Ties& ties = network_.ties;
        if (tag.find("..") != std::string_view::npos) {
            std::string_view end = tag;
            ties.start[tie] = date(cut_at(end, ".."));
            ties.end[tie] = date(end);
        } else if (const auto status = status_of(tag)) {
            ties.status[tie] = *status;
        } else if (tag == "illustrative") {
            ties.illustrative.set(tie, true);
        } else {
            refuse("neither dates nor a status", tag);
        }
    }

    Network network_;
    std::vector<std::pair<NodeId, std::string_view>> mergers_;
};

}  // namespace

Network network(std::string_view text) {
    Builder builder;
    for (const std::string_view statement : split(text, ";")) {
        const auto words = split(statement, " \n");
        if (words.empty()) continue;
        if (words[0].find('-') != std::string_view::npos) {
            for (const std::string_view word : words) builder.tie(word);
        } else if (words[0] == "region") {
            for (std::size_t i = 1; i < words.size(); ++i) builder.region(words[i]);
        } else {
            const NodeKind kind = builder.node_kind(words[0]);
            for (std::size_t i = 1; i < words.size(); ++i) builder.node(kind, words[i]);
        }
    }
    return builder.take();
}

Graph graph_of(const Network& network) { return make_graph(network, live_ties(network, std::nullopt)); }

Graph graph_text(std::string_view text) {
    std::size_t nodes = 0;
    std::vector<std::pair<NodeId, NodeId>> ties;
    for (const std::string_view path : split(text, " \n")) {
        const auto words = split(path, "-");
        for (std::size_t i = 0; i < words.size(); ++i) {
            const auto node = number<NodeId>(words[i]);
            nodes = std::max<std::size_t>(nodes, node + 1);
            if (i > 0) ties.emplace_back(number<NodeId>(words[i - 1]), node);
        }
    }
    return {nodes, ties};
}

}  // namespace lianjian::test
