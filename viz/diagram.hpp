// A finished picture, before any file format.
#pragma once

#include <string>

namespace lianjian {

/// Everything has its place in `dot` already; rendering only turns it into bytes (`dot -Tsvg` does the same).
struct Diagram {
    std::string id;                  // [A-Za-z0-9_-], one for each picture: "friend-circle-370211"
    std::string dot;                 // Graphviz source, UTF-8
    double width = 0, height = 0;    // in points
    std::string title, description;  // for screen readers
};

}  // namespace lianjian
