// Seeded small networks with regions of all levels, people, groups and a few bodies of no region.
#pragma once

#include <string>

#include "engine/network.hpp"
#include "support/network_text.hpp"
#include "support/random_graph.hpp"

namespace lianjian::test {

/// Up to about 30 nodes of many kinds over two provinces; loops are left out, parallel ties stay.
[[nodiscard]] inline Network random_network(std::uint64_t seed) {
    constexpr const char* kinds[] = {"village",    "village",      "village",  "community",
                                     "enterprise", "organization", "alliance", "university"};
    constexpr const char* regions[] = {"370211001", "370211001", "370211002", "370212001", "370285105", "110101001"};
    constexpr const char* coarse[] = {"", "@37", "@3702", "@370211", "@370212", "@CN-X", "@370211001"};
    constexpr const char* people[] = {"", "", "*100", "*250", "*40+"};
    Dice dice(seed + 77);
    const TieList list = random_graph(seed);
    std::string text;
    for (std::size_t v = 0; v < list.nodes; ++v) {
        const NodeId kind = dice.below(8);
        text += std::string(kinds[kind]) + " n" + std::to_string(v);
        if (kind < 4) {
            if (dice.below(8) != 0) {
                text += "@" + std::string(regions[dice.below(6)]) + std::to_string(100 + dice.below(3));
            }
            text += people[dice.below(5)];
        } else {
            text += coarse[dice.below(7)];
        }
        text += "; ";
    }
    for (const auto& [a, b] : list.ties) {
        if (a != b) text += "n" + std::to_string(a) + "-n" + std::to_string(b) + " ";
    }
    return network(text);
}

}  // namespace lianjian::test
