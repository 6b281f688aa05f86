// What a picture's marks cover on the page, for tests of overlaps.
#pragma once

#include <string>
#include <vector>

#include "viz/canvas.hpp"

namespace lianjian::test {

struct Area {
    double left, top, right, bottom;
    std::string text;
};

/// The ink of every text, by the estimate of its width.
[[nodiscard]] std::vector<Area> text_areas(const Canvas& canvas);

/// Sentences about what is wrong: texts that overlap or leave the page, links that touch a text.
[[nodiscard]] std::vector<std::string> overlaps(const Canvas& canvas);

}  // namespace lianjian::test
