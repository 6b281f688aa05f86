#include "viz/districts.hpp"

#include <fmt/format.h>

#include "viz/css_id.hpp"
#include "viz/districts/parts.hpp"
#include "viz/dot_writer.hpp"
#include "viz/phrases.hpp"
#include "viz/sheet.hpp"
#include "viz/text.hpp"

namespace lianjian {

namespace districts {

std::string district_name(const DistrictNetwork::District& district) {
    return picture::name_or(district.name, district.code);
}

std::string ties_phrase(std::size_t ties, Lang lang) {
    return lang == Lang::zh ? fmt::format("{} 条关系", ties) : fmt::format("{} {}", ties, ties == 1 ? "tie" : "ties");
}

std::string reach_name(const DistrictNetwork& network, std::size_t reach, Lang lang) {
    const Level unit = network.unit_level, whole = network.level;
    if (lang == Lang::en) {
        const std::string one(picture::row_word(unit).one_en);
        if (reach == 0) return "inside the " + one;
        if (reach == 1) return "other " + std::string(picture::row_word(unit).many.en) + " shown";
        if (reach == 2) return "rest of the " + std::string(picture::row_word(whole).one_en);
        return "elsewhere";
    }
    const std::string unit_word = unit == Level::township   ? "镇街"
                                  : unit == Level::county   ? "区市"
                                  : unit == Level::city     ? "市"
                                  : unit == Level::province ? "省份"
                                                            : "片区";
    const std::string whole_word = whole == Level::county     ? "区"
                                   : whole == Level::city     ? "市"
                                   : whole == Level::province ? "省"
                                                              : "";
    if (reach == 0) return "本" + (unit == Level::county ? std::string("区") : unit_word) + "单位";
    if (reach == 1) return whole_word + (whole_word.empty() ? "图中其他" : "内其他") + unit_word;
    if (reach == 2) return whole_word + "级及" + whole_word + "内其余";
    return whole_word.empty() ? "图外" : whole_word + "外";
}

std::string district_tooltip(const DistrictNetwork& network, const DistrictNetwork::District& district, Lang lang) {
    const bool zh = lang == Lang::zh;
    std::string text = zh ? fmt::format("{}：{} 个村居，已联建 {} 个（{}）", district_name(district), district.villages,
                                        district.covered, picture::percent(district.covered, district.villages))
                          : fmt::format("{}: {} of {} covered ({})", district_name(district), district.covered,
                                        picture::units(district.villages, lang),
                                        picture::percent(district.covered, district.villages));
    const std::array<std::uint32_t, 4> parts{district.own, district.others, district.above, district.beyond};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i == 2 && network.above == 0) continue;
        text += zh ? fmt::format("{}{} {} 条", i == 0 ? "；" : "，", reach_name(network, i, lang), parts[i])
                   : fmt::format("{}{} {}", i == 0 ? "; " : ", ", reach_name(network, i, lang),
                                 ties_phrase(parts[i], lang));
    }
    return text;
}

}  // namespace districts

namespace {

using districts::reach_name;

DiagramTooLarge too_few() {
    return {"联建网络图至少要有两个区划——请指定上一级区划，或多个区划",
            "a picture of districts needs at least two: name the region above, or several districts"};
}

DiagramTooLarge too_many(std::size_t count) {
    return {fmt::format("联建网络图最多 {} 个区划，此处有 {} 个——请分片出图", districts::most_cells, count),
            fmt::format("a picture of districts has at most {}, here are {}: draw them by region",
                        districts::most_cells, count)};
}

std::string title(const DistrictNetwork& network, Lang lang) {
    const bool zh = lang == Lang::zh;
    const std::size_t count = network.districts.size();
    std::string who = visible(network.name);
    if (who.empty() && count <= 3) {
        for (const auto& district : network.districts) {
            who += (who.empty() ? "" : zh ? "、" : ", ") + districts::district_name(district);
        }
        return zh ? who + "：联建网络" : who + ": network of ties";
    }
    const std::string units = picture::rows_phrase(count, network.unit_level, lang);
    if (zh) return (who.empty() ? "" : who + " ") + units + "联建网络";
    return who.empty() ? "Network of " + units : who + ": network of its " + units;
}

std::string subtitle(const DistrictNetwork& network, Lang lang) {
    const bool zh = lang == Lang::zh;
    const std::string notes = picture::data_notes(network.as_of, network.illustrative, network.ties, lang);
    const std::string share = picture::percent(network.covered, network.villages);
    const std::string above = network.above == 0 ? ""
                              : zh               ? fmt::format("{} {}，", reach_name(network, 2, lang), network.above)
                                                 : fmt::format("{} {}, ", reach_name(network, 2, lang), network.above);
    if (zh) {
        return fmt::format("{} 个村居中 {} 个已有联建单位（{}）；{} 条关系：{} {}，相互间 {}，{}{} {}　{}",
                           network.villages, network.covered, share, network.ties, reach_name(network, 0, lang),
                           network.own, network.others, above, reach_name(network, 3, lang), network.beyond, notes);
    }
    return fmt::format("{} of {} have a partner ({}); {} ties: {} {}, between them {}, {}{} {}. {}", network.covered,
                       picture::units(network.villages, lang), share, network.ties, reach_name(network, 0, lang),
                       network.own, network.others, above, reach_name(network, 3, lang), network.beyond, notes);
}

std::string id_of(const DistrictNetwork& network) {
    std::string id = "districts";
    if (!network.code.empty()) return id + "-" + css_id(network.code);
    for (std::size_t d = 0; d < std::min<std::size_t>(network.districts.size(), 4); ++d) {
        id += "-" + css_id(network.districts[d].code);
    }
    return id;
}

}  // namespace

Canvas districts_canvas(const DistrictNetwork& network, const Style& style, Lang lang) {
    const std::size_t count = network.districts.size();
    if (count < 2) throw too_few();
    if (count > districts::most_cells) throw too_many(count);
    Canvas canvas = blank_sheet(style);
    put_title(style, title(network, lang), subtitle(network, lang), canvas);
    if (count <= districts::most_discs) {
        districts::draw_ring(network, style, lang, canvas);
    } else {
        districts::draw_matrix(network, style, lang, canvas);
    }
    return canvas;
}

Diagram districts_diagram(const DistrictNetwork& network, const Style& style, Lang lang) {
    const Canvas canvas = districts_canvas(network, style, lang);
    return {.id = id_of(network),
            .dot = to_dot(canvas),
            .width = canvas.width,
            .height = canvas.height,
            .title = title(network, lang),
            .description = subtitle(network, lang)};
}

}  // namespace lianjian
