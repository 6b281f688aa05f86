// Writes the page of the large sample briefing: write_page FILE [zh|en]. Input of browser_test.py.
#include <fstream>
#include <iostream>
#include <string_view>

#include "sample_briefing.hpp"
#include "viz/html/brief_page.hpp"

int main(int argc, char** argv) {
    using namespace lianjian;
    if (argc < 2) {
        std::cerr << "usage: write_page FILE [zh|en]\n";
        return 2;
    }
    Briefing briefing = test::large_briefing();
    briefing.circle.illustrative = 12;
    briefing.drawn = {12, 7, 2};
    // A name that would be heard if anything ran it.
    briefing.circle.partners.back().name = "<script>console.error('ran')</script>";
    BriefPage page;
    page.lang = argc > 2 && std::string_view(argv[2]) == "en" ? Lang::en : Lang::zh;
    page.as_of = briefing.circle.as_of;
    page.program_version = "0.1.0";
    page.sources = {{"villages.csv", 376, std::string(64, '0')},
                    {"edges.csv", briefing.circle.ties, std::string(64, 'f')}};
    page.figures = {{"", "已联建村居", "≥100", "个", "2026-05", "某报", "", "161"}};
    page.districts.push_back(
        {&briefing,
         {{test::sample_svg(briefing.circle, Lang::zh), test::sample_svg(briefing.circle, Lang::en)}},
         "",
         {}});
    std::ofstream out(argv[1], std::ios::binary);
    out << brief_page(page);
    return out.flush() ? 0 : 3;
}
