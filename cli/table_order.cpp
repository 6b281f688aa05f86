#include "cli/table_order.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace lianjian {
namespace {

/// What a cell is ordered by: a number, or a word.
struct Key {
    bool defined = false;
    double number = 0;
    std::string word;
};

Key key_of(const Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) return {true, 0, *text};
    if (const auto* count = std::get_if<std::int64_t>(&cell)) return {true, static_cast<double>(*count), {}};
    if (const auto* value = std::get_if<double>(&cell)) return {true, *value, {}};
    if (const auto* share = std::get_if<Share>(&cell)) return {true, share->value, {}};
    if (const auto* rate = std::get_if<Rate>(&cell)) return {true, rate->value, {}};
    if (const auto* mark = std::get_if<bool>(&cell)) return {true, *mark ? 1.0 : 0.0, {}};
    const auto* amount = std::get_if<Amount>(&cell);
    return amount != nullptr && amount->known() ? Key{true, amount->value, {}} : Key{};
}

}  // namespace

void sort_rows(OutputTable& table, const Request& request, const std::string& option) {
    if (option.empty()) return;
    const std::string name = option.substr(0, option.find(':'));
    const std::string way = option.size() > name.size() ? option.substr(name.size() + 1) : "";
    const auto column = std::find_if(table.columns.begin(), table.columns.end(),
                                     [&](const OutputColumn& each) { return each.key == name; });
    if (column == table.columns.end() || (option.size() > name.size() && way != "up" && way != "down")) {
        std::string known;
        for (const OutputColumn& each : table.columns) known += (known.empty() ? "" : ", ") + std::string(each.key);
        throw Failure(Exit::misuse, say(request.lang, "--sort：“{}”不可用；请用下列之一，可加 :up 或 :down：{}",
                                        "--sort: '{}' is not one of these, with :up or :down after it or not: {}",
                                        printable(option, 60), known));
    }
    const auto at = static_cast<std::size_t>(column - table.columns.begin());
    std::vector<Key> keys;
    for (const auto& row : table.rows) keys.push_back(key_of(row[at]));
    const bool words = std::any_of(keys.begin(), keys.end(), [](const Key& key) { return !key.word.empty(); });
    const bool up = way.empty() ? words : way == "up";
    std::vector<std::size_t> order(table.rows.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
        if (keys[x].defined != keys[y].defined) return keys[x].defined;
        const Key& first = keys[up ? x : y];
        const Key& second = keys[up ? y : x];
        return std::tie(first.number, first.word) < std::tie(second.number, second.word);
    });
    std::vector<std::vector<Cell>> rows;
    rows.reserve(order.size());
    for (const std::size_t i : order) rows.push_back(std::move(table.rows[i]));
    table.rows = std::move(rows);
}

void keep_first(OutputTable& table, std::size_t count) {
    if (count > 0 && table.rows.size() > count) table.rows.resize(count);
}

}  // namespace lianjian
