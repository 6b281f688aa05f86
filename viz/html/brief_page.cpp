#include "viz/html/brief_page.hpp"

#include <stdexcept>

#include <fmt/format.h>

#include "engine/sha256.hpp"
#include "viz/html/brief_words.hpp"
#include "viz/html/district_data.hpp"
#include "viz/html/escape.hpp"
#include "viz/html/fill_template.hpp"
#include "viz/html/page_values.hpp"
#include "viz/html/templates.hpp"

namespace lianjian {
namespace {

namespace ms = kainjow::mustache;

// {{#both}}中文|English{{/both}} in a template: both texts, one of which the style sheet shows.
ms::data both_languages() {
    return ms::lambda2{[](const std::string& text, const ms::renderer& render) {
        const std::size_t bar = text.find('|');
        if (bar == std::string::npos) throw std::logic_error("template: no '|' in " + text);
        return both({render(text.substr(0, bar)), render(text.substr(bar + 1))});
    }};
}

// {{>towns.mustache}}: a partial is named as its file.
void set_partials(ms::data& data) {
    const auto set = [&](const std::string& name, std::string_view text) {
        data.set(name + ".mustache", ms::partial{[text] { return std::string(text); }});
    };
    set("index", index_template);
    set("illustrative", illustrative_template);
    set("bar", bar_template);
    set("bar_key", bar_key_template);
    set("district", district_template);
    set("towns", towns_template);
    set("circle", circle_template);
    set("wall", wall_template);
    set("changes", changes_template);
    set("lapse", lapse_template);
    set("fragility", fragility_template);
    set("reach", reach_template);
    set("compare", compare_template);
    set("plan", plan_template);
    set("drawn", drawn_template);
    set("uncovered", uncovered_template);
    set("method", method_template);
}

std::string hash_of(std::string_view text) { return base64(sha256(text)); }

// Links of the sticky bar: the sections of the one district, or the districts.
ms::data contents(const BriefPage& page) {
    ms::data list(ms::data::type::list);
    const auto add = [&](const std::string& target, const std::string& words) {
        ms::data link;
        link.set("target", target);
        link.set("words", words);
        list.push_back(link);
    };
    if (page.districts.size() == 1) {
        const PageDistrict& only = page.districts.front();
        const RowWords& rows = row_words(only.briefing->circle.row_level);
        if (!only.briefing->townships.empty()) {
            add("d1-towns", both({std::string(rows.zh), std::string(rows.en_heading)}));
        }
        if (!only.briefing->circle.villages.empty()) add("d1-wall", both({"覆盖墙", "Wall"}));
        if (!only.circles.empty() || !only.circle_error.empty()) {
            add("d1-circle", both({"朋友圈", "Circle"}));
        }
        const Briefing& briefing = *only.briefing;
        if (briefing.changes) add("d1-changes", both({"变化", "Changes"}));
        add("d1-fragile", both({"脆弱处", "Fragility"}));
        if (briefing.reach && !briefing.circle.partners.empty()) add("d1-reach", both({"来源地", "Reach"}));
        if (!briefing.compared.empty()) add("d1-compare", both({"比较", "Compare"}));
        add("d1-none", both({"尚无名单", "Uncovered"}));
        if (briefing.plan) add("d1-plan", both({"方案", "Plan"}));
    } else {
        for (std::size_t i = 0; i < page.districts.size(); ++i) {
            add(fmt::format("d{}", i + 1), escape_name(page.districts[i].briefing->circle.name));
        }
    }
    if (!page.figures.empty()) add("figures", both({"上报数", "Reported"}));
    add("method", both({"口径", "Method"}));
    return list;
}

void set_title(ms::data& data, const BriefPage& page) {
    const std::size_t areas = page.districts.size() + page.entries.size();
    std::string zh = fmt::format("{} 个地区联建简报", areas);
    std::string en = fmt::format("Co-building brief: {} areas", areas);
    data.set("brand", std::string());
    if (page.districts.size() == 1) {
        const std::string& name = page.districts.front().briefing->circle.name;
        zh = name + "联建简报";
        en = name + ": co-building brief";
        data.set("brand", escape_name(name));
    }
    if (!page.as_of.empty()) {
        zh += " " + page.as_of;
        en += " " + page.as_of;
    }
    data.set("title", page.lang == Lang::zh ? zh : en);
    data.set("title_zh", zh);
    data.set("title_en", en);
    const std::string day = escape_html(page.as_of);
    data.set("as_of_words",
             both(page.as_of.empty() ? Sentence{"全部有记录的关系，不论起止", "All recorded ties, whatever their dates"}
                                     : Sentence{"数据截至 " + day, "As of " + day}));
    data.set("live_rule",
             both(page.as_of.empty()
                      ? Sentence{"本页计入全部有记录的关系，不论起止日期与状态。",
                                 "This page counts every recorded tie, whatever its dates and status."}
                      : Sentence{"已签约（不含计划中），截至日已开始且尚未结束；未登记的起止日期不作限制。",
                                 "Signed and not merely planned, begun by that day and not ended; a date that is "
                                 "not stated sets no limit."}));
}

void set_index(ms::data& data, const BriefPage& page) {
    ms::data rows(ms::data::type::list);
    std::uint64_t illustrative = 0;
    std::uint64_t ties = 0;
    for (std::size_t i = 1; i <= page.districts.size(); ++i) {
        rows.push_back(index_row(page, i));
        illustrative += page.districts[i - 1].briefing->circle.illustrative;
        ties += page.districts[i - 1].briefing->circle.ties;
    }
    std::uint64_t place = 0;
    for (const PageEntry& entry : page.entries) rows.push_back(index_row(entry, ++place));
    const bool folder = page.districts.empty() && !page.entries.empty();
    data.set("several", page.districts.size() != 1);
    data.set("count", fmt::format("{}", page.districts.size() + page.entries.size()));
    data.set("folder", folder);
    data.set("find_hint", page.lang == Lang::zh ? "地区名称或代码" : "name or code of an area");
    if (page.home.empty()) {
        data.set("home", false);
    } else {
        data.set("home", page.home);
    }
    data.set("index_rows", rows);
    data.set("any_illustrative", illustrative > 0 || (folder && page.has_illustrative));
    if (illustrative > 0) {
        ms::data band;
        band.set("sentence", both(illustrative_note(illustrative, ties)));
        data.set("page_illustrative", band);
    } else if (folder && page.has_illustrative) {
        ms::data band;
        band.set("sentence", both({"数据中有标为示意的记录，由抽签定出，并非事实；各地区页写明涉及哪些数字。",
                                   "Some records of the data were drawn by lot and are no facts; each area's page says "
                                   "which numbers rest on them."}));
        data.set("page_illustrative", band);
    }
}

void set_method(ms::data& data, const BriefPage& page) {
    const Sentence named = denominator(page);
    data.set("denominator_zh", named.zh);
    data.set("denominator_en", named.en);

    ms::data figures(ms::data::type::list);
    bool any_region = false;
    bool any_ours = false;
    for (const PageFigure& figure : page.figures) {
        ms::data row;
        row.set("region", escape_name(figure.region));
        row.set("name", escape_name(figure.name));
        row.set("amount", figure.amount);
        row.set("unit", figure.unit);
        row.set("ours", figure.ours.empty() ? "–" : figure.ours);
        row.set("date", figure.date);
        row.set("article", escape_name(figure.article));
        row.set("note", escape_name(figure.note));
        figures.push_back(row);
        any_region = any_region || !figure.region.empty();
        any_ours = any_ours || !figure.ours.empty();
    }
    data.set("has_figures", !page.figures.empty());
    data.set("figures", figures);
    data.set("figure_region", any_region);
    data.set("figure_ours", any_ours);

    ms::data sources(ms::data::type::list);
    for (const PageSource& source : page.sources) {
        ms::data row;
        row.set("name", escape_name(source.name));
        row.set("rows", fmt::format("{}", source.rows));
        row.set("sha256", source.sha256);
        sources.push_back(row);
    }
    data.set("has_sources", !page.sources.empty());
    data.set("sources", sources);
    data.set("version", page.program_version);
}

}  // namespace

std::string brief_page(const BriefPage& page) {
    ms::data data;
    data.set("lang", page.lang == Lang::zh ? "zh-CN" : "en");
    data.set("style", std::string(brief_css));
    data.set("script", std::string(brief_js));
    data.set("style_hash", hash_of(brief_css));
    data.set("script_hash", hash_of(brief_js));
    data.set("both", both_languages());
    set_title(data, page);
    data.set("contents", contents(page));
    set_index(data, page);
    set_method(data, page);

    ms::data districts(ms::data::type::list);
    for (std::size_t i = 1; i <= page.districts.size(); ++i) districts.push_back(district_data(page, i));
    data.set("districts", districts);
    ms::data partials;
    set_partials(partials);

    return fill_template(brief_template, data, &partials);
}

}  // namespace lianjian
