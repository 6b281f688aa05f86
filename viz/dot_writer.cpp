#include "viz/dot_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "viz/text.hpp"

namespace lianjian {
namespace {

constexpr double points_per_inch = 72.0;
constexpr double corner_inset = 0.04;  // the radius of the points that fix the canvas, whose outer edges count

/// Inches for Graphviz's width and height.
std::string inches(double points) { return fmt::format("{:.6g}", points / points_per_inch); }

std::string escaped(std::string_view text, std::string_view backslash) {
    std::string out;
    for (const char c : visible(text)) {
        switch (c) {
            case '\\':
                out += backslash;
                break;
            case '"':
                out += "\\\"";
                break;
            case '&':
                out += "&amp;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

class Writer {
public:
    explicit Writer(const Canvas& canvas) : canvas_(canvas) {}

    std::string write() {
        print("graph lianjian {{\n");
        print(
            "graph [layout=nop2, bgcolor=\"{}\", outputorder=edgesfirst, inputscale=72, pad=0, margin=0, "
            "fontname=\"{}\"];\n",
            canvas_.background, canvas_.font);
        print("node [fontname=\"{}\", label=\"\", fixedsize=true, margin=0, penwidth=0];\n", canvas_.font);
        print("edge [fontname=\"{}\"];\n", canvas_.font);
        corner(canvas_.left + corner_inset, canvas_.top + corner_inset);
        corner(canvas_.left + canvas_.width - corner_inset, canvas_.top + canvas_.height - corner_inset);
        for (const CurveMark& curve : canvas_.curves) write(curve);
        for (const Mark& mark : canvas_.marks) {
            std::visit([this](const auto& m) { write(m); }, mark);
        }
        print("}}\n");
        return std::move(out_);
    }

private:
    template <class... Args>
    void print(fmt::format_string<Args...> format, const Args&... args) {
        fmt::vformat_to(std::back_inserter(out_), format, fmt::make_format_args(args...));
    }

    /// Graphviz's y grows upwards.
    std::string place(double x, double y) const {
        return short_number(x - canvas_.left) + ',' + short_number(canvas_.top + canvas_.height - y);
    }

    void begin_node(double x, double y) { print("n{} [pos=\"{}!\"", ++nodes_, place(x, y)); }

    void corner(double x, double y) {
        begin_node(x, y);
        print(", shape=point, width={0}, height={0}, style=invis];\n", inches(2 * corner_inset));
    }

    void end(const Tag& tag) {
        if (!tag.tooltip.empty()) print(", tooltip=\"{}\"", dot_tooltip(tag.tooltip));
        if (!tag.classes.empty()) print(", class=\"{}\"", tag.classes);
        print("];\n");
    }

    void surface(std::string_view fill, std::string_view line, double line_width) {
        print(", fillcolor=\"{}\", color=\"{}\"", fill, line.empty() ? fill : line);
        if (!line.empty()) print(", penwidth={}", short_number(line_width));
    }

    void write(const CurveMark& curve) {
        print("n1 -- n2 [pos=\"");
        for (std::size_t i = 0; i < curve.points.size(); ++i) {
            print("{}{}", i == 0 ? "" : " ", place(curve.points[i].x, curve.points[i].y));
        }
        print("\", color=\"{}\", penwidth={}", curve.colour, short_number(curve.line_width));
        if (curve.stroke != Stroke::solid) {
            print(", style={}", curve.stroke == Stroke::dashed ? "dashed" : "dotted");
        }
        end(curve.tag);
    }

    // Graphviz aligns a label to the edge of its box, so that the box carries the anchor and its width need only
    // be ample. Widths are whole tenths of an inch: then the edge is exact after rounding, whatever the words.
    void write(const TextMark& text) {
        constexpr double step = points_per_inch / 10;
        const double ample = std::ceil((1.15 * text_width(text.text, text.size, text.bold) + 6) / step) * step;
        const double width = std::min(ample, std::max(step, std::floor(room(text) / step) * step));
        const double shift = text.align == Align::left ? width / 2 : text.align == Align::right ? -width / 2 : 0;
        begin_node(text.x + shift, text.y);
        print(", shape=none, width={}, height={}", inches(width), inches(1.7 * text.size));
        print(", label=\"{}{}\", fontsize={}, fontcolor=\"{}\"", dot_label(text.text),
              text.align == Align::left    ? "\\l"
              : text.align == Align::right ? "\\r"
                                           : "",
              short_number(text.size), text.colour);
        if (text.bold) print(", fontname=\"{} bold\"", canvas_.font);
        end(text.tag);
    }

    /// From the anchor to the edge of the sheet: a box that reaches beyond would make Graphviz enlarge it.
    double room(const TextMark& text) const {
        const double to_left = text.x - canvas_.left, to_right = canvas_.left + canvas_.width - text.x;
        if (text.align == Align::centre) return 2 * std::min(to_left, to_right);
        return text.align == Align::left ? to_right : to_left;
    }

    void write(const BoxMark& box) {
        begin_node(box.x, box.y);
        print(", shape=box, style=\"{}\", width={}, height={}", box.rounded ? "rounded,filled" : "filled",
              inches(box.width), inches(box.height));
        surface(box.fill, box.line, box.line_width);
        end(box.tag);
    }

    void write(const DiscMark& disc) {
        begin_node(disc.x, disc.y);
        print(", shape=circle, style=filled, width={}", inches(2 * disc.radius));
        surface(disc.fill, disc.line, disc.line_width);
        end(disc.tag);
    }

    // Wedges run anticlockwise from three o'clock, with shares of four decimals that add up to one.
    void write(const PieMark& pie) {
        const double share = std::round(std::clamp(pie.share, 0.0, 1.0) * 10000) / 10000;
        begin_node(pie.x, pie.y);
        if (share <= 0 || share >= 1) {
            print(", shape=circle, style=filled, width={}", inches(2 * pie.radius));
            surface(share > 0 ? pie.fill : pie.rest, {}, 0);
        } else {
            const auto wedge = [](std::string_view colour, double part) {
                return fmt::format("{};{:.4f}:", colour, part);
            };
            std::string wedges =
                share > 0.25 ? wedge(pie.fill, 0.25) + wedge(pie.rest, 1 - share) + wedge(pie.fill, share - 0.25)
                             : wedge(pie.rest, 0.25 - share) + wedge(pie.fill, share) + wedge(pie.rest, 0.75);
            if (share == 0.25) wedges = wedge(pie.fill, 0.25) + wedge(pie.rest, 0.75);
            wedges.pop_back();
            print(", shape=circle, style=wedged, width={}, fillcolor=\"{}\", color=\"#00000000\"",
                  inches(2 * pie.radius), wedges);
        }
        end(pie.tag);
    }

    const Canvas& canvas_;
    std::string out_;
    std::size_t nodes_ = 0;
};

}  // namespace

std::string to_dot(const Canvas& canvas) { return Writer(canvas).write(); }

std::string dot_label(std::string_view text) { return escaped(text, "\\\\"); }

std::string dot_tooltip(std::string_view text) { return escaped(text, "\\\\\\\\"); }

std::string short_number(double value) {
    std::string digits = fmt::format("{:.2f}", value);
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.back() == '.') digits.pop_back();
    return digits == "-0" ? "0" : digits;
}

}  // namespace lianjian
