#include "viz/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include "engine/utf8.hpp"

namespace lianjian {
namespace {

constexpr std::string_view ellipsis = "…";

bool is_space(char32_t c) {
    return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) ||
           c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F;
}

bool is_hidden(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0xAD || c == 0x061C || c == 0x180E ||
           (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
           (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) || (c & 0xFFFEU) == 0xFFFE ||
           (c >= 0xE0000 && c <= 0xE0FFF);
}

// Advance widths of U+0020 to U+007E in thousandths of an em, Noto Sans CJK SC.
constexpr std::array<std::uint16_t, 95> regular_widths{
    224, 323, 474, 555, 555, 921, 680, 278, 338, 338, 467, 555, 278, 347, 278, 392, 555, 555, 555,
    555, 555, 555, 555, 555, 555, 555, 278, 278, 555, 555, 555, 474, 946, 608, 657, 638, 688, 589,
    552, 689, 728, 293, 535, 646, 543, 812, 723, 742, 633, 742, 635, 596, 599, 721, 575, 878, 573,
    531, 603, 338, 392, 338, 555, 559, 606, 563, 618, 510, 620, 554, 325, 564, 607, 275, 275, 552,
    284, 926, 610, 606, 620, 620, 388, 468, 377, 607, 521, 802, 498, 521, 475, 338, 270, 338, 555};
constexpr std::array<std::uint16_t, 95> bold_widths{
    227, 370, 574, 590, 590, 963, 740, 325, 378, 378, 507, 590, 325, 370,  325, 387, 590, 590, 590,
    590, 590, 590, 590, 590, 590, 590, 325, 325, 590, 590, 590, 514, 1007, 641, 681, 656, 714, 615,
    585, 717, 757, 330, 568, 686, 578, 853, 749, 770, 667, 770, 682, 624,  625, 748, 619, 915, 627,
    580, 613, 378, 387, 378, 590, 567, 626, 591, 644, 527, 644, 581, 372,  597, 640, 304, 306, 604,
    315, 964, 641, 626, 644, 644, 436, 495, 421, 637, 576, 863, 562, 574,  511, 378, 296, 378, 590};

/// In ems.
double advance(char32_t c, bool bold) {
    if (c >= 0x20 && c <= 0x7E) return (bold ? bold_widths : regular_widths)[c - 0x20] / 1000.0;
    if (c == 0xFDFD) return 12.0;                // a whole sentence in one character
    if (c >= 0x0300 && c <= 0x036F) return 0.0;  // accents stand above their letter
    if (c >= 0xB0 && c <= 0x058F && c != 0xB7) return bold ? 0.68 : 0.64;
    if (c >= 0x0590 && c <= 0x10FF) return 0.8;
    if (c >= 0x1F000 && c <= 0x1FAFF) return 1.35;  // emoji
    return 1.0;
}

}  // namespace

std::string visible(std::string_view text, std::size_t limit) {
    std::string shown;
    std::size_t characters = 0;
    bool space = false;
    while (!text.empty()) {
        const auto [character, code] = first_character(text);
        text.remove_prefix(character.size());
        if (code != not_utf8 && is_space(code)) {
            space = !shown.empty();
            continue;
        }
        if (code != not_utf8 && is_hidden(code)) continue;
        if (characters + (space ? 2U : 1U) > limit) return shown.append(ellipsis);
        if (space) {
            shown.push_back(' ');
            ++characters;
            space = false;
        }
        shown.append(code == not_utf8 ? std::string_view("?") : character);
        ++characters;
    }
    return shown;
}

double text_width(std::string_view text, double size, bool bold) {
    double ems = 0;
    while (!text.empty()) {
        const auto [bytes, code] = first_character(text);
        ems += advance(code, bold);
        text.remove_prefix(bytes.size());
    }
    return ems * size;
}

Fitted fit(std::string_view text, double width, double size, double smallest, bool bold) {
    const double ems = text_width(text, 1.0, bold);
    if (ems * size <= width) return {std::string(text), size};
    smallest = std::min(smallest, size);
    if (ems * smallest <= width) return {std::string(text), std::floor(width / ems * 100) / 100};

    double room = width / smallest - advance(U'…', bold);
    std::size_t kept = 0;
    while (kept < text.size()) {
        const auto [bytes, code] = first_character(text.substr(kept));
        room -= advance(code, bold);
        if (room < 0) break;
        kept += bytes.size();
    }
    std::string cut(text.substr(0, kept));
    while (!cut.empty() && cut.back() == ' ') cut.pop_back();
    return {cut.append(ellipsis), smallest};
}

}  // namespace lianjian
