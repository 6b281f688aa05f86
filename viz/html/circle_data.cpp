#include "viz/html/circle_data.hpp"

#include <algorithm>
#include <unordered_map>
#include <vector>

#include <nlohmann/json.hpp>

#include "viz/css_id.hpp"

namespace lianjian {
namespace {

struct Label {
    std::string name, place, id;
};

std::string with_place(const Label& label) {
    return label.place.empty() ? label.name : label.name + "（" + label.place + "）";
}

std::vector<std::string> distinct(const std::vector<Label>& labels) {
    std::unordered_map<std::string, int> names, places;
    for (const Label& label : labels) {
        ++names[label.name];
        ++places[with_place(label)];
    }
    std::vector<std::string> out;
    out.reserve(labels.size());
    for (const Label& label : labels) {
        if (names[label.name] == 1) {
            out.push_back(label.name);
        } else if (places[with_place(label)] == 1) {
            out.push_back(with_place(label));
        } else {
            out.push_back(with_place(label) + " " + label.id);
        }
    }
    return out;
}

nlohmann::json friend_data(const FriendCircle::Partner& partner, const std::string& label) {
    nlohmann::json data = {"p-" + css_id(partner.id), label, partner.villages};
    if (partner.members.empty()) return data;
    constexpr std::size_t most = 12;
    const auto last = partner.members.begin() + static_cast<std::ptrdiff_t>(std::min(most, partner.members.size()));
    data.push_back(std::vector<std::string>(partner.members.begin(), last));
    data.push_back(partner.members.size());
    return data;
}

}  // namespace

nlohmann::json circle_data(const FriendCircle& circle) {
    std::vector<Label> labels;
    for (const auto& row : circle.rows) labels.push_back({row.name, "", row.code});
    for (const auto& village : circle.villages) {
        labels.push_back({village.name, circle.rows[village.row].name, village.id});
    }
    for (const auto* list : {&circle.partners, &circle.groups}) {
        for (const auto& partner : *list) labels.push_back({partner.name, partner.region_name, partner.id});
    }
    const std::vector<std::string> words = distinct(labels);

    std::size_t next = 0;
    nlohmann::json rows = nlohmann::json::array();
    nlohmann::json villages = nlohmann::json::array();
    nlohmann::json partners = nlohmann::json::array();
    for (const auto& row : circle.rows) rows.push_back({"t-" + css_id(row.code), words[next++]});
    for (const auto& village : circle.villages) {
        villages.push_back({"v-" + css_id(village.id), words[next++], village.row});
    }
    for (const auto& partner : circle.partners) partners.push_back(friend_data(partner, words[next++]));
    nlohmann::json data = {
        {"rows", std::move(rows)}, {"villages", std::move(villages)}, {"partners", std::move(partners)}};
    for (const auto& group : circle.groups) data["groups"].push_back(friend_data(group, words[next++]));
    return data;
}

}  // namespace lianjian
