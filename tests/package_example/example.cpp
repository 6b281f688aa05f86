// Loads a data set, counts coverage, and makes a diagram: the three libraries from outside.
#include <cstdio>

#include "data/load_network.hpp"
#include "engine/briefing.hpp"
#include "engine/coverage/ladder.hpp"
#include "viz/friend_circle.hpp"

int main(int argc, char** argv) {
    const std::vector<std::string> inputs(argv + 1, argv + argc);
    const lianjian::LoadResult loaded = lianjian::load_network(inputs);
    if (loaded.refused()) return 1;

    const lianjian::AsOf day = lianjian::make_date({2022, 2, 20});
    const lianjian::CoverageRule rule;
    const lianjian::Snapshot snapshot = lianjian::make_snapshot(loaded.network, day, rule);
    const lianjian::Ladder ladder = lianjian::make_ladder(loaded.network, snapshot, rule);
    const auto district = loaded.network.regions.find("370211");
    const auto total = lianjian::coverage_by_region(loaded.network, ladder, lianjian::Level::county, district).total;
    const auto circle = lianjian::friend_circle(loaded.network, snapshot, rule, district);
    const auto diagram = lianjian::friend_circle_diagram(circle, lianjian::styles().front(), lianjian::Lang::zh);
    std::printf("%llu of %llu, %s\n", static_cast<unsigned long long>(total.covered),
                static_cast<unsigned long long>(total.villages), diagram.id.c_str());
    return total.covered == 183 && total.villages == 376 ? 0 : 1;
}
