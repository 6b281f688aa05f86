// The register is one text, data/divisions/divisions.txt; its README holds the grammar.
#include "data/divisions.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace lianjian {

extern const std::string_view divisions_text;

namespace {

struct Division {
    std::string code;
    std::string_view name;
};

/// How many digits of the code above a line keeps, by the first byte of the line.
std::size_t inherited_digits(char head) {
    switch (head) {
        case 'p':
            return 0;
        case 'c':
            return 2;
        case 'a':
            return 4;
        default:
            return 6;
    }
}

std::vector<Division> decode(std::string_view text) {
    std::vector<Division> divisions;
    divisions.reserve(45000);
    std::string code;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(line.size() + 1);
        const std::size_t inherited = inherited_digits(line[0]);
        code.resize(inherited);
        code += line.substr(inherited == 6 ? 0 : 1, inherited == 6 ? 3 : 2);
        divisions.push_back({code, line.substr(3)});
    }
    return divisions;
}

const std::vector<Division>& divisions() {
    static const std::vector<Division> all = decode(divisions_text);
    return all;
}

}  // namespace

std::string_view division_name(std::string_view code) {
    const std::vector<Division>& all = divisions();
    const auto found = std::lower_bound(all.begin(), all.end(), code,
                                        [](const Division& d, std::string_view wanted) { return d.code < wanted; });
    return found != all.end() && found->code == code ? found->name : std::string_view{};
}

std::vector<std::string> divisions_called(std::string_view name) {
    std::vector<std::string> codes;
    for (const Division& division : divisions()) {
        if (division.name == name) codes.push_back(division.code);
    }
    return codes;
}

bool division_listed(std::string_view code) {
    return !division_name(code.size() == 12 ? code.substr(0, 9) : code).empty();
}

}  // namespace lianjian
