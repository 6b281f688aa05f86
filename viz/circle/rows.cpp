#include "viz/circle/rows.hpp"

#include <array>
#include <limits>

namespace lianjian::circle {
namespace {

constexpr double village_name_size = 8.6, township_head = 20;
constexpr double names_gap = 9, dots_gap = 3;
constexpr double least_line = 11, least_line_with_dashes = 14, usual_line = 20;
constexpr double names_half_width = 132, dots_half_width = 130;
constexpr double dots_left = 72;      // of the spine's width, for the row's name
constexpr double count_margin = 16;   // on both sides of the row's count, together
constexpr double least_pitch = 6.3;   // a line of 23 dots
constexpr double dense_pitch = 4.8;   // where rows are tall and hold hundreds
constexpr double line_pitch = 1.048;  // lines are a little further apart than dots

std::size_t lines_of(std::size_t villages, std::size_t columns) { return (villages + columns - 1) / columns; }

std::size_t all_lines(const FriendCircle& circle, std::size_t columns) {
    std::size_t lines = 0;
    for (const FriendCircle::Row& row : circle.rows) lines += lines_of(row.villages.size(), columns);
    return lines;
}

/// The height left for each line of names, or nothing near it.
double line_room(const FriendCircle& circle, const Frame& frame, std::size_t columns) {
    const double count = static_cast<double>(circle.rows.size());
    const double heads = township_head * count + names_gap * (count - 1);
    return (frame.room() - heads) / static_cast<double>(std::max<std::size_t>(1, all_lines(circle, columns)));
}

double column_width(const Frame& frame, std::size_t columns) {
    return (2 * frame.half_width - 16 * frame.scale) / static_cast<double>(columns);
}

/// Between a village's dot and the next.
double name_room(const Frame& frame, std::size_t columns) { return column_width(frame, columns) - 14 * frame.scale; }

/// Four columns, or fewer where long names and the height call for it; 0 when names do not fit at all.
std::size_t choose_columns(const FriendCircle& circle, const Frame& frame) {
    if (line_room(circle, frame, 4) < least_line) return 0;
    std::size_t best = 4;
    double least_loss = std::numeric_limits<double>::max();
    for (const std::size_t columns : {4U, 3U, 2U}) {
        if (columns < 4 && line_room(circle, frame, columns) < 12.5) break;
        double loss = 0;  // points of names that do not fit
        for (const FriendCircle::Village& village : circle.villages) {
            const double width = text_width(visible(village.name), village_name_size);
            loss += std::max(0.0, width - name_room(frame, columns));
        }
        if (loss < least_loss) {
            best = columns;
            least_loss = loss;
        }
    }
    return best;
}

/// Where rows and partners are few, everything is drawn larger, as far as both keep their room.
double choose_scale(const FriendCircle& circle, const Frame& frame, std::size_t columns) {
    const double count = static_cast<double>(circle.rows.size());
    const double rows =
        township_head * count + names_gap * (count - 1) + usual_line * static_cast<double>(all_lines(circle, columns));
    std::array<std::size_t, 2> partners{};
    for (const auto* list : {&circle.partners, &circle.groups}) {
        for (const FriendCircle::Partner& partner : *list) ++partners[partner.distance == Distance::own ? 0 : 1];
    }
    constexpr double slot = 22;  // of a partner, with its gap
    const double sides = slot * static_cast<double>(std::max(partners[0], partners[1]) + 4);
    for (const double scale : {1.3, 1.2, 1.1}) {
        if (scale * std::max(rows, sides) <= 0.9 * frame.room()) return scale;
    }
    return 1;
}

void place_names(const FriendCircle& circle, const Frame& frame, std::size_t columns, Rows& placed) {
    const double scale = frame.scale;
    placed.detail = Detail::names;
    placed.line_height = scale > 1 ? usual_line * scale : std::min(usual_line, line_room(circle, frame, columns));
    placed.name_width = name_room(frame, columns);
    placed.dashes = placed.line_height >= least_line_with_dashes;
    placed.villages.resize(circle.villages.size());

    const auto height = [&](const FriendCircle::Row& row) {
        return township_head * scale + static_cast<double>(lines_of(row.villages.size(), columns)) * placed.line_height;
    };
    double used = names_gap * scale * static_cast<double>(circle.rows.size() - 1);
    for (const FriendCircle::Row& row : circle.rows) used += height(row);

    double y = frame.middle() - used / 2;
    for (const FriendCircle::Row& row : circle.rows) {
        placed.rows.push_back({y + height(row) / 2, height(row), {}});
        std::size_t place = 0;
        for (const std::uint32_t village : by_rung(circle, row)) {
            const auto column = static_cast<double>(place % columns);
            const auto line = static_cast<double>(place / columns);
            placed.villages[village] = {
                frame.centre - frame.half_width + 12 * scale + column * column_width(frame, columns),
                y + township_head * scale + (line + 0.5) * placed.line_height -
                    std::min(2.0, placed.line_height * 0.1)};
            ++place;
        }
        y += height(row) + names_gap * scale;
    }
}

/// How dots of a pitch stand in a row: as many lines as needed, two once there are more than twelve dots.
struct Grid {
    std::size_t per_line, lines;
};

Grid grid_of(std::size_t dots, double pitch, double width) {
    const auto widest = std::max<std::size_t>(1, static_cast<std::size_t>((width + 1.5) / pitch));
    const std::size_t lines = std::max<std::size_t>(lines_of(dots, widest), dots > 12 ? 2 : 1);
    return {std::max<std::size_t>(1, lines_of(dots, lines)), lines};
}

bool grid_fits(const Grid& grid, double pitch, double height) {
    const double lines = static_cast<double>(grid.lines);
    return (lines - 1) * pitch * line_pitch + 0.81 * pitch <= height - (height >= 40 ? 12 : 2.5);
}

/// Between the rows' names and the widest count.
double dots_room(const FriendCircle& circle, const Style& style, const Frame& frame, double row_height) {
    double widest = 0;
    for (const FriendCircle::Row& row : circle.rows) {
        const std::string count = std::to_string(row.covered) + '/' + std::to_string(row.villages.size());
        widest = std::max(widest, text_width(count, row_text_size(row_height, style), has_nobody(circle, row)));
    }
    return 2 * frame.half_width - dots_left - count_margin - widest;
}

/// The largest pitch at which the dots of every row fit, or 0.
double choose_pitch(const FriendCircle& circle, double width, double height) {
    const double largest = std::clamp(height * 0.22, 8.4, 11.5);
    const double least = height >= 40 ? dense_pitch : least_pitch;
    for (double pitch = largest; pitch > least - 0.05; pitch -= 0.1) {
        const bool fits = std::all_of(circle.rows.begin(), circle.rows.end(), [&](const FriendCircle::Row& row) {
            return grid_fits(grid_of(row.villages.size(), pitch, width), pitch, height);
        });
        if (fits) return pitch;
    }
    return 0;
}

void place_dots(const FriendCircle& circle, const Frame& frame, double width, Rows& placed) {
    placed.detail = Detail::dots;
    placed.villages.resize(circle.villages.size());
    for (std::size_t r = 0; r < circle.rows.size(); ++r) {
        const FriendCircle::Row& row = circle.rows[r];
        const Grid grid = grid_of(row.villages.size(), placed.pitch, width);
        const double first = placed.rows[r].y - static_cast<double>(grid.lines - 1) / 2 * placed.pitch * line_pitch;
        std::size_t place = 0;
        for (const std::uint32_t village : by_rung(circle, row)) {
            const auto column = static_cast<double>(place % grid.per_line);
            const auto line = static_cast<double>(place / grid.per_line);
            placed.villages[village] = {frame.centre - frame.half_width + dots_left + column * placed.pitch,
                                        first + line * placed.pitch * line_pitch};
            ++place;
        }
    }
}

/// Rows of one height over the whole frame.
void place_even_rows(const FriendCircle& circle, const Frame& frame, Rows& placed) {
    const double count = static_cast<double>(circle.rows.size());
    const double height = std::min(160.0, (frame.room() - dots_gap * (count - 1)) / count);
    const double used = height * count + dots_gap * (count - 1);
    for (std::size_t r = 0; r < circle.rows.size(); ++r) {
        const double y = frame.middle() - used / 2 + height / 2 + static_cast<double>(r) * (height + dots_gap);
        placed.rows.push_back({y, height, {}});
    }
}

void fit_row_names(const FriendCircle& circle, const Style& style, const Frame& frame, Rows& placed) {
    for (std::size_t r = 0; r < circle.rows.size(); ++r) {
        const std::string name = visible(circle.rows[r].name.empty() ? circle.rows[r].code : circle.rows[r].name);
        RowPlace& place = placed.rows[r];
        if (placed.detail == Detail::names) {
            place.name =
                fit(name, 2 * frame.half_width - 90 * frame.scale, 11 * frame.scale, style.smallest_size, true);
        } else {
            place.name = fit(name, dots_left - 14, row_text_size(place.height, style), style.smallest_size, true);
        }
    }
}

}  // namespace

double row_text_size(double height, const Style& style) {
    return std::clamp(height < 20 ? height * 0.62 : 9 + (height - 20) * 0.06, style.smallest_size,
                      height < 20 ? 9.0 : 10.5);
}

std::size_t rung(const FriendCircle::Village& village) { return std::min<std::size_t>(village.partners.size(), 3); }

std::vector<std::uint32_t> by_rung(const FriendCircle& circle, const FriendCircle::Row& row) {
    std::vector<std::uint32_t> order = row.villages;
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return rung(circle.villages[a]) > rung(circle.villages[b]);
    });
    return order;
}

std::array<std::uint32_t, 4> row_rungs(const FriendCircle& circle, const FriendCircle::Row& row) {
    std::array<std::uint32_t, 4> count{};
    for (const std::uint32_t village : row.villages) ++count[rung(circle.villages[village])];
    return count;
}

bool has_nobody(const FriendCircle& circle, const FriendCircle::Row& row) {
    return !row.villages.empty() && row_rungs(circle, row)[0] == row.villages.size();
}

Rows place_rows(const FriendCircle& circle, const Style& style, Frame& frame) {
    Rows placed;
    if (circle.rows.empty()) return placed;
    frame.half_width = names_half_width;
    if (const std::size_t columns = choose_columns(circle, frame); columns > 0) {
        frame.scale = choose_scale(circle, frame, columns);
        frame.half_width *= frame.scale;
        place_names(circle, frame, columns, placed);
    } else {
        frame.half_width = dots_half_width;
        place_even_rows(circle, frame, placed);
        const double width = dots_room(circle, style, frame, placed.rows[0].height);
        placed.pitch = choose_pitch(circle, width, placed.rows[0].height);
        if (placed.pitch > 0) {
            place_dots(circle, frame, width, placed);
        } else {
            placed.detail = Detail::bars;
        }
    }
    fit_row_names(circle, style, frame, placed);
    placed.smallest_row = frame.room();
    for (const RowPlace& row : placed.rows) placed.smallest_row = std::min(placed.smallest_row, row.height);
    return placed;
}

}  // namespace lianjian::circle
