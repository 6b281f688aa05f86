// Two townships, three villages, two partners: small enough to work out by hand.
#pragma once

#include "viz/circle_generator.hpp"

namespace lianjian::test {

[[nodiscard]] inline FriendCircle tiny_circle() {
    FriendCircle circle;
    circle.code = "370211";
    circle.name = "黄岛区";
    circle.level = Level::county;
    circle.row_level = Level::township;
    circle.as_of = "2026-06-30";
    circle.rows = {{"370211101", "琅琊镇", {}, 0}, {"370211102", "宝山镇", {}, 0}};
    circle.villages = {
        {0, "370211101201", "徐村", 0, {}}, {0, "370211101202", "台后村", 0, {}}, {0, "370211102201", "高城村", 1, {}}};
    circle.partners = {{0, "P_1", "区农业农村局", "黄岛区", PartnerGroup::organization, Distance::own, {0, 1}},
                       {0, "P2", "省农科院", "山东省", PartnerGroup::university, Distance::province, {0}}};
    complete(circle);
    return circle;
}

}  // namespace lianjian::test
