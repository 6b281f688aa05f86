#include "viz/sheet.hpp"

#include "viz/text.hpp"

namespace lianjian {
namespace {

constexpr double title_y = 32, subtitle_y = 55;
constexpr double legend_gap = 13;
constexpr double least_title = 13;

}  // namespace

Canvas blank_sheet(const Style& style) {
    Canvas canvas;
    canvas.width = style.width;
    canvas.height = style.height;
    canvas.background = style.background;
    canvas.font = style.font;
    return canvas;
}

void put_text(Point at, Align align, Font font, std::string_view colour, std::string text, Tag tag, Canvas& canvas) {
    canvas.marks.push_back(TextMark{at.x, at.y, align, font.size, font.bold, colour, std::move(text), std::move(tag)});
}

void put_fitted(Point at, Align align, Font font, double width, std::string_view colour, std::string_view text, Tag tag,
                const Style& style, Canvas& canvas) {
    Fitted fitted = fit(text, width, font.size, style.smallest_size, font.bold);
    put_text(at, align, {fitted.size, font.bold}, colour, std::move(fitted.text), std::move(tag), canvas);
}

void put_box(Point corner, double width, double height, std::string_view fill, std::string_view line, Tag tag,
             Canvas& canvas) {
    canvas.marks.push_back(
        BoxMark{corner.x + width / 2, corner.y + height / 2, width, height, false, fill, line, 0.8, std::move(tag)});
}

void LegendLine::bar(std::string_view colour, std::string_view words) {
    canvas_.marks.push_back(BoxMark{x_ + 2.2, y_, 4.4, 9, false, colour, {}, 0, {}});
    text(8, style_.ink, false, words);
}

void LegendLine::through(std::string_view colour, std::string_view words) {
    constexpr double bar = 4.4, height = 9, outline = 1, line = 20;
    canvas_.marks.push_back(
        BoxMark{x_ + bar / 2, y_, bar - outline, height - outline, false, style_.background, colour, outline, {}});
    const double first = x_ + bar, third = line / 3;
    canvas_.curves.push_back({{{first, y_}, {first + third, y_}, {first + 2 * third, y_}, {first + line, y_}},
                              1.3,
                              std::string(colour),
                              {},
                              Stroke::dotted});
    text(bar + line + 4, style_.ink, false, words);
}

void LegendLine::disc(std::string_view fill, std::string_view line, std::string_view words) {
    canvas_.marks.push_back(DiscMark{x_ + 3, y_, line.empty() ? 3.0 : 2.8, fill, line, 1.3, {}});
    text(9.5, line.empty() ? style_.ink : line, !line.empty(), words);
}

void LegendLine::square(std::string_view fill, std::string_view line, std::string_view words) {
    canvas_.marks.push_back(BoxMark{x_ + 4.5, y_, 9, 7, false, fill, line, 0.8, {}});
    text(13, line.empty() ? style_.ink : line, !line.empty(), words);
}

void LegendLine::sign(std::string_view fill, std::string_view line, std::string_view sign, std::string_view sign_colour,
                      std::string_view words) {
    canvas_.marks.push_back(DiscMark{x_ + 4, y_, line.empty() ? 4.0 : 3.5, fill, line, 1, {}});
    if (!sign.empty()) put_text({x_ + 4, y_}, Align::centre, {8, true}, sign_colour, std::string(sign), {}, canvas_);
    text(11.5, style_.ink, false, words);
}

double LegendLine::end() const { return x_ - legend_gap; }

void LegendLine::text(double shift, std::string_view colour, bool bold, std::string_view words) {
    x_ += shift;
    canvas_.marks.push_back(TextMark{x_, y_, Align::left, size_, bold, colour, std::string(words), {}});
    x_ += text_width(words, size_, bold) + legend_gap;
}

void put_title(const Style& style, std::string_view title, std::string_view subtitle, Canvas& canvas) {
    const double width = style.width - 2 * sheet_margin;
    const Fitted fitted = fit(title, width, style.title_size, least_title, true);
    put_text({sheet_margin, title_y}, Align::left, {fitted.size, true}, style.ink, fitted.text, {}, canvas);
    // So many letters in a line that whole pixels for each can make it a fiftieth wider than their metrics say.
    put_fitted({sheet_margin, subtitle_y}, Align::left, {style.subtitle_size}, 0.98 * width, style.mute, subtitle, {},
               style, canvas);
}

void put_footer(const Style& style, const std::function<void(LegendLine&)>& legend, std::string_view note,
                std::string_view source, Canvas& canvas) {
    const double right = style.width - sheet_margin, note_width = text_width(note, style.legend_size);
    const auto end_at = [&](double size) {
        Canvas trial;
        LegendLine measured(style, 0, size, trial);
        legend(measured);
        return measured.end();
    };
    double size = style.legend_size;
    const bool one_line = end_at(size) + 16 + note_width <= right;
    while (end_at(size) > right && size - 0.25 >= style.smallest_size) size -= 0.25;
    LegendLine line(style, style.height - (one_line ? 24 : 30), size, canvas);
    legend(line);
    const double note_y = style.height - (one_line ? 24 : 15);
    const Fitted fitted = fit(note, right - sheet_margin, style.legend_size, style.smallest_size);
    put_text({right, note_y}, Align::right, {fitted.size}, style.mute, fitted.text, {}, canvas);
    if (source.empty()) return;
    const double taken = one_line ? 0 : text_width(fitted.text, fitted.size) + 16;
    const double room = right - sheet_margin - taken;
    if (room < 120) return;
    put_fitted({sheet_margin, style.height - (one_line ? 10 : 15)}, Align::left, {style.smallest_size}, room,
               style.mute, source, {}, style, canvas);
}

}  // namespace lianjian
