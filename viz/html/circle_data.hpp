// What the script of the page knows about a friend circle: who is tied to whom, under which label.
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "engine/briefing.hpp"

namespace lianjian {

/// {"rows": [[class, label]], "villages": [[class, label, row]], "partners": [[class, label, [village]]]}, with
/// numbers into these lists. A partner that is a group has two more parts: the names of its first twelve members, and
/// the number of all; where the circle has groups that do not cover, "groups" lists these in the same way. A class is what the picture carries (t-…, v-…, p-…). A label is the
/// name; where several bear it, followed by the row or region in brackets, and by the id where that does not
/// tell them apart either: labels are distinct. O(ties).
[[nodiscard]] nlohmann::json circle_data(const FriendCircle& circle);

}  // namespace lianjian
