// A finished picture, before any file format.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

#include "engine/words.hpp"

namespace lianjian {

/// Everything has its place in `dot` already; rendering only turns it into bytes (`dot -Tsvg` does the same).
struct Diagram {
    std::string id;                  // [A-Za-z0-9_-], one for each picture: "friend-circle-370211"
    std::string dot;                 // Graphviz source, UTF-8
    double width = 0, height = 0;    // in points
    std::string title, description;  // for screen readers
};

/// More than a page can show legibly: what there is, what fits, and what to draw instead. what() is in English.
class DiagramTooLarge : public std::length_error {
public:
    DiagramTooLarge(std::string zh, const std::string& en) : std::length_error(en), zh_(std::move(zh)) {}
    [[nodiscard]] std::string what(Lang lang) const { return lang == Lang::zh ? zh_ : std::length_error::what(); }
    using std::length_error::what;

private:
    std::string zh_;
};

}  // namespace lianjian
