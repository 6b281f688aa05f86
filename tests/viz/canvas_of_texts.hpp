// A canvas full of words, each text on a mark of every kind.
#pragma once

#include <string>
#include <vector>

#include "viz/canvas.hpp"
#include "viz/css_id.hpp"

namespace lianjian::test {

inline constexpr std::size_t marks_a_text = 6, labels_a_text = 3;

/// A row of marks of every kind for each text, all with the text as tooltip, and the first three with it as label too;
/// and one curve, which lies under all marks.
[[nodiscard]] inline Canvas canvas_of_texts(const std::vector<std::string>& texts) {
    Canvas canvas;
    canvas.width = 9000;  // wider than any text shown
    canvas.height = 10.0 * static_cast<double>(texts.size() + 1);
    canvas.background = "#FFFFFF";
    canvas.font = "Noto Sans CJK SC";
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const double y = 10.0 * static_cast<double>(i + 1);
        const Tag tag{"vil v-" + css_id(texts[i].substr(0, 20)), texts[i]};
        for (const Align align : {Align::left, Align::centre, Align::right}) {
            canvas.marks.emplace_back(TextMark{4500, y, align, 8, align == Align::left, "#1B2733", texts[i], tag});
        }
        canvas.marks.emplace_back(BoxMark{30, y, 20, 6, true, "#F4F6F8", "#E3E8ED", 0.8, tag});
        canvas.marks.emplace_back(DiscMark{60, y, 3, "#1F3A57", {}, 0, tag});
        canvas.marks.emplace_back(PieMark{90, y, 3, 0.4, "#1F3A57", "#E3E8ED", tag});
        canvas.curves.push_back({{{10, y}, {20, y}, {30, y}, {40, y}}, 1.5, "#0072B24C", tag, Stroke::dashed});
    }
    return canvas;
}

}  // namespace lianjian::test
