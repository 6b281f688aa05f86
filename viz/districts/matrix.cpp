#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "viz/css_id.hpp"
#include "viz/districts/parts.hpp"
#include "viz/phrases.hpp"
#include "viz/sheet.hpp"
#include "viz/text.hpp"

namespace lianjian::districts {
namespace {

constexpr double top = 82, below = 46, name_room = 62, margin_bar = 150;
constexpr std::array<double, 4> steps{0.5, 1, 2, 4};  // between the five shades

std::size_t shade_of(double ratio) {
    return static_cast<std::size_t>(std::upper_bound(steps.begin(), steps.end(), ratio) - steps.begin());
}

/// Districts next to one another under one region, when there are several such.
struct Block {
    std::size_t first, last;  // one behind
    std::string name;
};

class Matrix {
public:
    Matrix(const DistrictNetwork& network, const Style& style, Lang lang, Canvas& canvas)
        : network_(network), style_(style), lang_(lang), canvas_(canvas) {
        const double height = style.height - top - below;
        cell_ = height / static_cast<double>(network.districts.size());
        side_ = height;
        named_ = cell_ >= style.smallest_size * 1.12;
        find_blocks();
        left_ = sheet_margin + name_room;
    }

    void draw() {
        draw_frame();
        draw_cells();
        draw_blocks();
        if (named_) draw_names();
        draw_shares();
        draw_footer();
    }

private:
    [[nodiscard]] bool zh() const { return lang_ == Lang::zh; }
    [[nodiscard]] double x_of(std::size_t d) const { return left_ + cell_ * static_cast<double>(d); }
    [[nodiscard]] double y_of(std::size_t d) const { return top + cell_ * static_cast<double>(d); }

    void find_blocks() {
        for (std::size_t d = 0; d < network_.districts.size(); ++d) {
            const std::string& parent = network_.districts[d].parent_name;
            if (blocks_.empty() || blocks_.back().name != parent) blocks_.push_back({d, d, parent});
            blocks_.back().last = d + 1;
        }
        if (blocks_.size() > network_.districts.size() / 2) blocks_.clear();
    }

    void draw_frame() { put_box({left_, top}, side_, side_, style_.panel, style_.panel_line, {}, canvas_); }

    void draw_cells() {
        const double gap = std::min(0.6, cell_ * 0.1);
        const auto cell = [&](std::size_t row, std::size_t column, const DistrictNetwork::Link& link) {
            const auto& a = network_.districts[row];
            const auto& b = network_.districts[column];
            const double ratio = link.ties / link.expected;
            const std::string names = row == column ? district_name(a) : district_name(a) + " — " + district_name(b);
            const std::string numbers = zh() ? fmt::format("：{}，随机情形 {:.1f} 条，比值 {:.2f}",
                                                           ties_phrase(link.ties, lang_), link.expected, ratio)
                                             : fmt::format(": {}, {:.1f} by chance, ratio {:.2f}",
                                                           ties_phrase(link.ties, lang_), link.expected, ratio);
            put_box({x_of(column) + gap / 2, y_of(row) + gap / 2}, cell_ - gap, cell_ - gap,
                    style_.heat[shade_of(ratio)], {},
                    {"tie d-" + css_id(a.code) + (row == column ? "" : " d-" + css_id(b.code)), names + numbers},
                    canvas_);
        };
        for (const DistrictNetwork::Link& link : network_.links) {
            cell(link.a, link.b, link);
            if (link.a != link.b) cell(link.b, link.a, link);
        }
    }

    /// Hairlines between the regions above, and their names where the districts' own do not fit.
    void draw_blocks() {
        for (const Block& block : blocks_) {
            const double y = y_of(block.first), x = x_of(block.first);
            if (block.first > 0) {
                canvas_.marks.push_back(BoxMark{left_ + side_ / 2, y, side_, 0.5, false, style_.merged, {}, 0, {}});
                canvas_.marks.push_back(BoxMark{x, top + side_ / 2, 0.5, side_, false, style_.merged, {}, 0, {}});
            }
            if (named_) continue;
            const double height = cell_ * static_cast<double>(block.last - block.first);
            if (height < 6.2) continue;
            const double size = std::min(8.5 * style_.type, std::max(6.0, height * 0.85));
            const Fitted fitted = fit(visible(block.name), name_room - 4, size, 6);
            put_text({left_ - 5, y + height / 2}, Align::right, {fitted.size}, style_.ink, fitted.text, {}, canvas_);
        }
    }

    void draw_names() {
        const double size = std::min(cell_ / 1.12, 9.0);
        for (std::size_t d = 0; d < network_.districts.size(); ++d) {
            const auto& district = network_.districts[d];
            const Fitted fitted = fit(district_name(district), name_room - 4, size, 5.5);
            put_text({left_ - 5, y_of(d) + cell_ / 2}, Align::right, {fitted.size}, style_.ink, fitted.text,
                     {"dis d-" + css_id(district.code), district_tooltip(network_, district, lang_)}, canvas_);
        }
    }

    /// Right of the matrix, each district's share covered and its ties.
    void draw_shares() {
        const double left = left_ + side_ + 16, width = margin_bar;
        const double head = top - 8;
        put_text({left, head}, Align::left, {8.5 * style_.type}, style_.mute, zh() ? "已联建份额" : "share covered", {},
                 canvas_);
        const double gap = std::min(1.0, cell_ * 0.2);
        for (std::size_t d = 0; d < network_.districts.size(); ++d) {
            const auto& district = network_.districts[d];
            const Tag tag{"dis d-" + css_id(district.code), district_tooltip(network_, district, lang_)};
            const double share = district.villages == 0 ? 0 : district.covered / static_cast<double>(district.villages);
            put_box({left, y_of(d) + gap / 2}, width, cell_ - gap, style_.ring_rest, {}, tag, canvas_);
            if (share > 0) {
                put_box({left, y_of(d) + gap / 2}, width * share, cell_ - gap, style_.ring, {}, {tag.classes, {}},
                        canvas_);
            }
            if (named_) {
                put_text({left + width + 5, y_of(d) + cell_ / 2}, Align::left, {std::min(cell_ / 1.12, 8.5)},
                         style_.mute, fmt::format("{}/{}", district.covered, district.villages), {tag.classes, {}},
                         canvas_);
            }
        }
        if (!named_) {
            std::vector<Block> blocks = blocks_;
            for (const Block& block : blocks) {
                const double height = cell_ * static_cast<double>(block.last - block.first);
                if (height < 6.2) continue;
                std::uint32_t villages = 0, covered = 0;
                for (std::size_t d = block.first; d < block.last; ++d) {
                    villages += network_.districts[d].villages;
                    covered += network_.districts[d].covered;
                }
                put_text({left + width + 5, y_of(block.first) + height / 2}, Align::left,
                         {std::min(8.5, std::max(6.0, height * 0.85))}, style_.mute,
                         fmt::format("{}/{}", covered, villages), {}, canvas_);
            }
        }
    }

    void draw_footer() {
        const std::array<std::string_view, 5> zh_words{"不足 ½ 倍", "½–1", "1–2", "2–4", "4 倍以上"};
        const std::array<std::string_view, 5> en_words{"under ½", "½–1", "1–2", "2–4", "over 4"};
        const auto legend = [&](LegendLine& line) {
            for (std::size_t shade = 0; shade < 5; ++shade) {
                line.square(style_.heat[shade], {}, zh() ? zh_words[shade] : en_words[shade]);
            }
            line.skip(8);
            line.square(style_.ring, {}, zh() ? "已联建" : "covered");
            line.square(style_.ring_rest, {}, zh() ? "尚无" : "no partner");
        };
        put_footer(style_, legend,
                   zh() ? "格＝两地关系数与随机情形之比；空白＝没有关系" : "cell = ties over chance; blank = no ties",
                   picture::sources_line(network_.sources, lang_), canvas_);
    }

    const DistrictNetwork& network_;
    const Style& style_;
    Lang lang_;
    Canvas& canvas_;
    double cell_ = 0, side_ = 0, left_ = 0;
    bool named_ = false;
    std::vector<Block> blocks_;
};

}  // namespace

void draw_matrix(const DistrictNetwork& network, const Style& style, Lang lang, Canvas& canvas) {
    Matrix(network, style, lang, canvas).draw();
}

}  // namespace lianjian::districts
