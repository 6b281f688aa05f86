// The colours of the kinds of partner: readable on the page, and apart from each other for every kind of eye.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include <catch2/catch.hpp>

#include "viz/style.hpp"

using namespace lianjian;

namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

Triple linear(std::string_view colour) {
    Triple rgb{};
    for (std::size_t i = 0; i < 3; ++i) {
        const double v = std::stoi(std::string(colour.substr(1 + 2 * i, 2)), nullptr, 16) / 255.0;
        rgb[i] = v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    }
    return rgb;
}

Triple times(const Matrix& m, const Triple& v) {
    Triple out{};
    for (std::size_t i = 0; i < 3; ++i) out[i] = m[i][0] * v[0] + m[i][1] * v[1] + m[i][2] * v[2];
    return out;
}

/// WCAG 2: 1 to 21.
double contrast(std::string_view a, std::string_view b) {
    const auto luminance = [](std::string_view colour) {
        const Triple c = linear(colour);
        return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2] + 0.05;
    };
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return high / low;
}

/// What is seen of linear RGB: by all three cones, or without one of them (Machado, Oliveira & Fernandes 2009, Table 1,
/// severity 1).
constexpr std::array<Matrix, 4> eyes{
    {{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
     {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
     {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
     {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}}}};

/// CIE L*a*b* under D65.
Triple lab(const Triple& rgb) {
    constexpr Matrix to_xyz{
        {{0.4124564, 0.3575761, 0.1804375}, {0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}}};
    const Triple white = times(to_xyz, {1, 1, 1});
    Triple xyz =
        times(to_xyz, {std::clamp(rgb[0], 0.0, 1.0), std::clamp(rgb[1], 0.0, 1.0), std::clamp(rgb[2], 0.0, 1.0)});
    for (std::size_t i = 0; i < 3; ++i) {
        const double t = xyz[i] / white[i];
        xyz[i] = t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }
    return {116 * xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2])};
}

double distance(std::string_view a, std::string_view b, const Matrix& eye) {
    const Triple p = lab(times(eye, linear(a))), q = lab(times(eye, linear(b)));
    return std::hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

/// To whom they look most alike.
double least_distance(std::string_view a, std::string_view b) {
    double least = 1000;
    for (const Matrix& eye : eyes) least = std::min(least, distance(a, b, eye));
    return least;
}

bool coloured(const Style& style) { return style.key != "print"; }

}  // namespace

TEST_CASE("contrast and distance by published values") {
    CHECK(contrast("#FFFFFF", "#000000") == Approx(21));
    CHECK(contrast("#777777", "#FFFFFF") == Approx(4.48).margin(0.005));
    CHECK(distance("#FFFFFF", "#000000", eyes[0]) == Approx(100).margin(0.01));
    CHECK(distance("#FF0000", "#000000", eyes[0]) == Approx(117.34).margin(0.05));  // L 53.24, a 80.09, b 67.20
}

TEST_CASE("words in the colour of a kind are readable, bars visible") {
    for (const Style& style : styles()) {
        for (std::size_t group = 0; group < style.groups.size(); ++group) {
            INFO(style.key << ", kind " << group);
            CHECK(contrast(style.groups[group].text, style.background) >= 4.5);
            if (group < 4) continue;  // orange and pink are lighter than 3:1 on white; their words are not
            CHECK(contrast(style.groups[group].bar, style.background) >= 3);
        }
    }
}

TEST_CASE("villages and groups stay apart from the other kinds for every eye") {
    for (const Style& style : styles()) {
        for (std::size_t a = 0; a < style.groups.size(); ++a) {
            for (std::size_t b = std::max<std::size_t>(a + 1, 4); b < style.groups.size(); ++b) {
                INFO(style.key << ", kinds " << a << " and " << b);
                CHECK(least_distance(style.groups[a].bar, style.groups[b].bar) >= (coloured(style) ? 20 : 10));
            }
        }
        if (!coloured(style)) continue;
        for (std::size_t group = 4; group < style.groups.size(); ++group) {
            INFO(style.key << ", kind " << group);
            CHECK(least_distance(style.groups[group].bar, style.alert) >= 12);
            CHECK(least_distance(style.groups[group].bar, style.merged) >= 12);
        }
    }
}
