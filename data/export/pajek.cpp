// Pajek, with lines apart by LF. Vertices are numbered from 1; a label is the name and the id, because readers take
// labels for keys and names repeat. A tie without a weight weighs 1; its kind is its label.
#include <fmt/format.h>

#include <iterator>

#include "data/export/escape.hpp"
#include "data/export/formats.hpp"

namespace lianjian {

std::string pajek(const Network& network, const Selection& selection) {
    const Ties& ties = network.ties;
    std::vector<std::size_t> number(network.nodes.size(), 0);
    std::string out = fmt::format("*Vertices {}\n", selection.nodes.size());
    for (std::size_t i = 0; i < selection.nodes.size(); ++i) {
        const NodeId node = selection.nodes[i];
        number[node] = i + 1;
        const std::string_view name = network.name(node);
        const bool bare = name.empty() || name == network.id(node);
        fmt::format_to(
            std::back_inserter(out), "{} {}\n", i + 1,
            pajek_label(bare ? std::string(network.id(node)) : fmt::format("{} {}", name, network.id(node))));
    }
    out += "*Edges\n";
    for (const TieId tie : selection.ties) {
        const Amount weight = ties.weight[tie];
        fmt::format_to(std::back_inserter(out), "{} {} {} l {}\n", number[ties.source[tie]], number[ties.target[tie]],
                       decimal(weight.known() ? weight.value : 1), pajek_label(network.key(ties.kind[tie])));
    }
    return out;
}

}  // namespace lianjian
