#include "data/export/briefing_tables.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <numeric>
#include <optional>
#include <variant>

#include "data/export/formats.hpp"

namespace lianjian {
namespace {

using T = ColumnType;
using Cell = std::variant<std::monostate, std::string, double>;

struct Head {
    Words words;
    T type = T::text;
};

/// A table filled row by row; the rows are kept by the columns of the export table.
class Sheet {
public:
    Sheet(Words name, std::vector<Head> heads, Lang lang)
        : name_(name.in(lang)), heads_(std::move(heads)), lang_(lang), rows_(std::make_shared<Rows>()) {}

    void add(std::vector<Cell> row) { rows_->push_back(std::move(row)); }

    [[nodiscard]] ExportTable table() const {
        ExportTable table{name_, {}, std::vector<std::uint32_t>(rows_->size())};
        std::iota(table.rows.begin(), table.rows.end(), 0U);
        for (std::size_t c = 0; c < heads_.size(); ++c) {
            table.columns.push_back({std::string(heads_[c].words.in(lang_)), heads_[c].type,
                                     [rows = rows_, c](std::uint32_t r) { return value((*rows)[r][c]); }, true});
        }
        return table;
    }

private:
    using Rows = std::vector<std::vector<Cell>>;
    static Value value(const Cell& cell) {
        if (const auto* text = std::get_if<std::string>(&cell)) return text_value(*text);
        if (const auto* number = std::get_if<double>(&cell)) return *number;
        return {};
    }

    std::string name_;
    std::vector<Head> heads_;
    Lang lang_;
    std::shared_ptr<Rows> rows_;
};

Cell count(std::uint64_t value) { return static_cast<double>(value); }
Cell real(std::optional<double> value) { return value ? Cell(*value) : Cell(); }
Cell share(std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? Cell() : Cell(static_cast<double>(part) / static_cast<double>(whole));
}
Cell word(Words words, Lang lang) { return std::string(words.in(lang)); }

std::string joined(const std::vector<std::string>& names, Lang lang) {
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "" : lang == Lang::zh ? "、" : ", ") + name;
    return list;
}

constexpr Head code_head{{"区划代码", "region"}};
constexpr Head name_head{{"区划", "region name"}};

ExportTable overview(std::span<const Briefing> briefings, Lang lang) {
    Sheet sheet({"概况", "Overview"},
                {code_head, name_head, {{"项目", "measure"}}, {{"数值", "value"}, T::number}, {{"说明", "note"}}},
                lang);
    for (const Briefing& b : briefings) {
        const auto add = [&](Words title, Cell value, std::string note = {}) {
            sheet.add({b.circle.code, b.circle.name, word(title, lang), std::move(value), std::move(note)});
        };
        const auto say = [&](const char* zh, const char* en) { return std::string(lang == Lang::zh ? zh : en); };
        add({"数据截至", "as of"}, {},
            b.circle.as_of.empty() ? say("全部有记录的关系", "all recorded ties") : b.circle.as_of);
        add({"村居", "units"}, count(b.total.villages), say("在册的村与社区", "registered villages and communities"));
        add({"已联建", "covered"}, count(b.total.covered));
        add({"已联建份额", "share covered"}, share(b.total.covered, b.total.villages), "0–1");
        add({"尚无", "none"}, count(b.total.villages - b.total.covered));
        add({"只靠一家", "on a single partner"}, count(b.risk.fragile));
        add({"联建单位", "partners"}, count(b.circle.partners.size()));
        add({"其中区外", "from outside"}, count(b.outside_partners));
        add({"联建关系", "ties"}, count(b.circle.ties), say("一家单位与一个村居", "one partner and one unit"));
        add({"其中示意", "illustrative"}, count(b.circle.illustrative));
        add({"只靠示意关系的已联建村居", "covered by illustrative ties alone"}, count(b.drawn.villages));
        if (b.risk.leave_probability > 0) {
            add({"预期仍被联建", "expected to stay covered"}, b.risk.expected,
                say("每家单位退出的可能：", "chance of each partner to leave: ") +
                    text_of(Value(b.risk.leave_probability)));
        }
        for (const TrendPoint& point : b.trend) {
            add({"已联建（历次）", "covered (over time)"}, count(point.covered),
                iso(point.day) + " / " + std::to_string(point.villages));
        }
        if (b.reach) {
            add({"跨区关系份额", "share of ties leaving"}, real(b.reach->line.external_share()), "0–1");
            add({"E–I 指数", "E–I index"}, real(b.reach->line.ei()));
        }
        if (b.changes) {
            add({"新增", "gained"}, count(b.changes->total.gained()), iso(b.changes->since));
            add({"失去", "lost"}, count(b.changes->total.lost()), iso(b.changes->since));
            add({"朋友圈留存度（Jaccard）", "circle kept (Jaccard)"}, real(b.changes->total.jaccard()));
        }
    }
    return sheet.table();
}

ExportTable townships(std::span<const Briefing> briefings, Lang lang) {
    Sheet sheet({"镇街", "Townships"},
                {code_head,
                 {{"镇街", "township"}},
                 {{"村居总数", "units"}, T::number},
                 {{"已联建", "covered"}, T::number},
                 {{"尚无", "none"}, T::number},
                 {{"已联建份额", "share"}, T::share},
                 {{"1 家", "one"}, T::number},
                 {{"2 家", "two"}, T::number},
                 {{"3 家及以上", "three or more"}, T::number},
                 {{"联建单位", "partners"}, T::number},
                 {{"新增", "gained"}, T::number},
                 {{"失去", "lost"}, T::number}},
                lang);
    for (const Briefing& b : briefings) {
        for (std::size_t r = 0; r < b.townships.size(); ++r) {
            const TownshipLine& line = b.townships[r];
            const CoverageRow& c = line.coverage;
            std::vector<Cell> row = {line.code,
                                     line.name,
                                     count(c.villages),
                                     count(c.covered),
                                     count(c.villages - c.covered),
                                     share(c.covered, c.villages),
                                     count(line.rungs[1]),
                                     count(line.rungs[2]),
                                     count(line.rungs[3]),
                                     count(line.partners),
                                     {},
                                     {}};
            if (b.changes) {
                row[10] = count(b.changes->rows[r].gained);
                row[11] = count(b.changes->rows[r].lost);
            }
            sheet.add(std::move(row));
        }
    }
    return sheet.table();
}

ExportTable uncovered(std::span<const Briefing> briefings, Lang lang) {
    Sheet sheet({"尚无", "Uncovered"},
                {{{"村居编号", "unit"}},
                 {{"村居", "unit name"}},
                 {{"镇街", "township"}},
                 {{"经组织相连", "by group"}, T::number},
                 {{"最近的可能单位", "nearest possible partner"}},
                 {{"单位名称", "partner name"}},
                 {{"步数", "hops"}, T::number},
                 {{"同在", "both in"}}},
                lang);
    for (const Briefing& b : briefings) {
        for (const UncoveredVillage& village : b.uncovered) {
            const NearestPartner& nearest = village.nearest;
            sheet.add({village.id, village.name, b.circle.rows[village.row].name, count(village.by_group ? 1 : 0),
                       nearest.id, nearest.name, nearest.by_hops() ? count(nearest.hops) : Cell(),
                       nearest.region_name});
        }
    }
    return sheet.table();
}

ExportTable changes(std::span<const Briefing> briefings, Lang lang) {
    Sheet sheet({"变化", "Changes"},
                {{{"变化", "change"}},
                 {{"日期", "date"}},
                 {{"村居编号", "unit"}},
                 {{"村居", "unit name"}},
                 {{"镇街", "township"}},
                 {{"原因或后果", "cause or effect"}},
                 {{"涉及单位", "partners concerned"}}},
                lang);
    for (const Briefing& b : briefings) {
        if (b.changes) {
            const std::string period = iso(b.changes->since) + " → " + iso(b.changes->until);
            for (const ChangedVillage& v : b.changes->villages) {
                sheet.add({word(v.gained ? Words{"新增", "gained"} : Words{"失去", "lost"}, lang), period, v.id, v.name,
                           v.place, word(words(v.cause), lang), joined(v.partners, lang)});
            }
            const auto circle = [&](Words title, const std::vector<CircleMember>& members) {
                for (const CircleMember& m : members) {
                    sheet.add({word(title, lang), period, {}, {}, {}, {}, m.name});
                }
            };
            circle({"单位加入", "partner joined"}, b.changes->joined);
            circle({"单位退出", "partner left"}, b.changes->left);
        }
        if (!b.lapses) continue;
        for (const LapsingTie& tie : b.lapses->ties) {
            sheet.add({word({"即将到期", "about to lapse"}, lang), iso(tie.end), tie.village_id, tie.village, tie.place,
                       word(words(tie.effect), lang), tie.partner});
        }
    }
    return sheet.table();
}

ExportTable fragility(std::span<const Briefing> briefings, Lang lang) {
    Sheet sheet({"脆弱", "Fragility"},
                {code_head,
                 {{"退出的家数", "departures"}, T::number},
                 {{"单位编号", "partner"}},
                 {{"单位", "partner name"}},
                 {{"失去联建的村居", "units lost"}, T::number},
                 {{"上界", "no more than"}, T::number},
                 {{"所联村居", "units served"}, T::number}},
                lang);
    for (const Briefing& b : briefings) {
        for (const SoleCarrier& c : b.sole_carriers) {
            sheet.add({b.circle.code, count(1), c.id, c.name, count(c.sole_villages), count(c.sole_villages),
                       count(c.villages)});
        }
        for (const Departures& worst : b.risk.worst) {
            if (worst.departures < 2) continue;
            sheet.add({b.circle.code,
                       count(worst.departures),
                       {},
                       joined(worst.partners, lang),
                       count(worst.lost),
                       count(worst.bound),
                       {}});
        }
    }
    return sheet.table();
}

Words group_words(PartnerGroup group) {
    static constexpr std::array<Words, partner_group_count> words = {{{"机关单位", "government"},
                                                                      {"企业", "enterprise"},
                                                                      {"高校院所", "university"},
                                                                      {"社会组织", "social organization"},
                                                                      {"村居", "village or community"},
                                                                      {"联建组织", "group"}}};
    return words[static_cast<std::size_t>(group)];
}

Words distance_words(Distance distance) {
    static constexpr std::array<Words, 5> words = {{{"本地", "from here"},
                                                    {"市级与市内其他区市", "city and its other districts"},
                                                    {"省级与省内其他市", "province and other cities"},
                                                    {"省外", "beyond the province"},
                                                    {"未登记区划", "region not stated"}}};
    return words[static_cast<std::size_t>(distance)];
}

ExportTable partners(std::span<const Briefing> briefings, Lang lang) {
    Sheet sheet({"单位", "Partners"},
                {code_head,
                 {{"单位编号", "partner"}},
                 {{"单位", "partner name"}},
                 {{"类别", "kind"}},
                 {{"所在区划", "region of partner"}},
                 {{"远近", "distance"}},
                 {{"所联村居", "units served"}, T::number},
                 {{"只靠它的村居", "units on it alone"}, T::number}},
                lang);
    for (const Briefing& b : briefings) {
        for (const FriendCircle::Partner& partner : b.circle.partners) {
            const auto sole = std::find_if(b.sole_carriers.begin(), b.sole_carriers.end(),
                                           [&](const SoleCarrier& c) { return c.id == partner.id; });
            sheet.add({b.circle.code, partner.id, partner.name, word(group_words(partner.group), lang),
                       partner.region_name, word(distance_words(partner.distance), lang),
                       count(partner.villages.size()), count(sole == b.sole_carriers.end() ? 0 : sole->sole_villages)});
        }
    }
    return sheet.table();
}

ExportTable comparison(std::span<const Briefing> briefings, Lang lang) {
    Sheet sheet({"区划比较", "Comparison"},
                {code_head,
                 name_head,
                 {{"村居总数", "units"}, T::number},
                 {{"已联建", "covered"}, T::number},
                 {{"已联建份额", "share"}, T::share},
                 {{"2 家及以上", "two or more"}, T::number},
                 {{"联建单位", "partners"}, T::number},
                 {{"区外单位", "from outside"}, T::number},
                 {{"每百村居单位", "partners per 100 units"}, T::number},
                 {{"每百村居关系", "ties per 100 units"}, T::number},
                 {{"跨区关系份额", "share of ties leaving"}, T::share},
                 {{"E–I", "E–I"}, T::number},
                 {{"类型多样性", "mix of kinds"}, T::number},
                 {{"基尼", "Gini"}, T::number}},
                lang);
    std::vector<std::string> seen;
    const auto add = [&](const std::string& code, const std::string& name, const DistrictLine& line) {
        if (std::find(seen.begin(), seen.end(), code) != seen.end()) return;
        seen.push_back(code);
        const CoverageRow& c = line.coverage;
        const auto per_hundred = [&](std::uint64_t part) {
            return c.villages == 0 ? Cell() : Cell(100 * static_cast<double>(part) / static_cast<double>(c.villages));
        };
        sheet.add({code, name, count(c.villages), count(c.covered), share(c.covered, c.villages), count(c.two_or_more),
                   count(line.partners), count(line.outside_partners), per_hundred(line.partners),
                   per_hundred(line.village_partners), real(line.external_share()), real(line.ei()), real(line.mix),
                   real(line.gini)});
    };
    for (const Briefing& b : briefings) {
        if (b.reach) add(b.circle.code, b.circle.name, b.reach->line);
    }
    for (const Briefing& b : briefings) {
        for (const ComparedDistrict& district : b.compared) add(district.code, district.name, district.line);
    }
    return sheet.table();
}

ExportTable plan(std::span<const Briefing> briefings, Lang lang) {
    Sheet sheet({"方案", "Plan"},
                {{{"村居编号", "unit"}},
                 {{"村居", "unit name"}},
                 {{"镇街", "township"}},
                 {{"计划的单位", "planned partner"}},
                 {{"单位名称", "partner name"}},
                 {{"目前尚无", "none today"}, T::number}},
                lang);
    for (const Briefing& b : briefings) {
        if (!b.plan) continue;
        for (const PlannedTie& tie : b.plan->ties) {
            sheet.add({tie.village_id, tie.village, b.circle.rows[tie.row].name, tie.partner_id, tie.partner,
                       count(tie.first ? 1 : 0)});
        }
    }
    return sheet.table();
}

ExportTable source_table(std::span<const BriefingSource> sources, Lang lang) {
    Sheet sheet({"来源", "Sources"}, {{{"文件", "file"}}, {{"行数", "rows"}, T::number}, {{"SHA-256", "SHA-256"}}},
                lang);
    for (const BriefingSource& source : sources) sheet.add({source.name, count(source.rows), source.sha256});
    return sheet.table();
}

}  // namespace

std::vector<ExportTable> briefing_tables(std::span<const Briefing> briefings, std::span<const BriefingSource> sources,
                                         Lang lang) {
    std::vector<ExportTable> tables = {
        overview(briefings, lang),  townships(briefings, lang), uncovered(briefings, lang), changes(briefings, lang),
        fragility(briefings, lang), partners(briefings, lang),  comparison(briefings, lang)};
    if (std::any_of(briefings.begin(), briefings.end(), [](const Briefing& b) { return b.plan.has_value(); })) {
        tables.push_back(plan(briefings, lang));
    }
    tables.push_back(source_table(sources, lang));
    return tables;
}

std::string briefing_workbook(std::span<const Briefing> briefings, std::span<const BriefingSource> sources, Lang lang) {
    return workbook_of(briefing_tables(briefings, sources, lang));
}

}  // namespace lianjian
