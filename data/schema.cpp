#include "data/schema.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <vector>

#include "engine/spelling.hpp"

namespace lianjian {
namespace {

using Text = std::string_view;

constexpr std::array id_names{
    Text{"编号"},   Text{"代码"},     Text{"code"},       Text{"编码"},     Text{"村居代码"},
    Text{"村代码"}, Text{"社区代码"}, Text{"行政村代码"}, Text{"单位代码"}, Text{"统一社会信用代码"}};
constexpr std::array name_names{Text{"名称"},     Text{"村名"},       Text{"单位名称"}, Text{"村居名称"},
                                Text{"行政村"},   Text{"行政村名称"}, Text{"社区名称"}, Text{"企业名称"},
                                Text{"学校名称"}, Text{"全称"}};
constexpr std::array kind_names{Text{"类型"}, Text{"type"}, Text{"类别"}, Text{"单位性质"}, Text{"单位类型"}};
constexpr std::array region_names{Text{"区划代码"}, Text{"region_code"}, Text{"code"},         Text{"代码"},
                                  Text{"所属区划"}, Text{"所在区划"},    Text{"行政区划代码"}, Text{"行政区划"}};
constexpr std::array population_names{Text{"人口"}, Text{"常住人口"}, Text{"人口数"}};
constexpr std::array capacity_names{Text{"容量"}};
constexpr std::array cost_names{Text{"成本"}, Text{"费用"}};
constexpr std::array sector_names{Text{"行业"}};
constexpr std::array should_have_names{Text{"应建"}, Text{"应建尽建"}};
constexpr std::array aliases_names{Text{"别名"}, Text{"曾用名"}};
constexpr std::array partners_names{Text{"伙伴"},     Text{"联建单位"}, Text{"联建伙伴"}, Text{"共建单位"},
                                    Text{"合作单位"}, Text{"联建对象"}, Text{"partner"}};
constexpr std::array pairing_partners_names{Text{"结对单位"}, Text{"结对共建单位"}, Text{"结对村"},
                                            Text{"结对村居"}, Text{"结对社区"},     Text{"结对对象"}};
constexpr std::array duty_partners_names{Text{"帮扶单位"}, Text{"包村单位"},         Text{"包联单位"}, Text{"派驻单位"},
                                         Text{"派出单位"}, Text{"第一书记派出单位"}, Text{"驻村单位"}};
constexpr std::array partners_start_names{Text{"伙伴开始日期"}, Text{"伙伴开始时间"}};
constexpr std::array partners_end_names{Text{"伙伴结束日期"}, Text{"伙伴结束时间"}};
constexpr std::array expected_members_names{Text{"成员数"}, Text{"成员总数"}, Text{"应有成员数"}, Text{"成员单位数"}};
// Not the day on which a tie was signed, which a roster of villages may state too (partners_start).
constexpr std::array node_start_names{Text{"设立日期"}, Text{"设立时间"}, Text{"成立日期"}, Text{"成立时间"}};
constexpr std::array node_end_names{Text{"撤销日期"}, Text{"撤销时间"}, Text{"注销日期"}, Text{"撤并日期"},
                                    Text{"撤并时间"}};
constexpr std::array merged_into_names{Text{"并入"}, Text{"并入编号"}, Text{"并入村"}, Text{"并入村居"},
                                       Text{"合并到"}};
constexpr std::array article_names{Text{"出处"}, Text{"来源"}};
constexpr std::array illustrative_names{Text{"示例"}};
constexpr std::array source_names{Text{"甲方"}, Text{"from"}, Text{"单位"}, Text{"联建单位"}, Text{"共建单位"}};
constexpr std::array target_names{Text{"乙方"}, Text{"to"}, Text{"村"}, Text{"村居"}, Text{"行政村"}};
constexpr std::array source_region_names{Text{"甲方区划"}};
constexpr std::array target_region_names{Text{"乙方区划"}};
constexpr std::array edge_kind_names{Text{"关系"}, Text{"type"}, Text{"关系类型"}};
constexpr std::array status_names{Text{"状态"}, Text{"联建状态"}};
constexpr std::array start_names{Text{"开始日期"}, Text{"start_date"}, Text{"起始日期"}, Text{"开始时间"},
                                 Text{"签约日期"}, Text{"签约时间"},   Text{"结对时间"}};
constexpr std::array end_names{Text{"结束日期"}, Text{"end_date"}, Text{"截止日期"},
                               Text{"结束时间"}, Text{"到期日期"}, Text{"到期时间"}};
constexpr std::array weight_names{Text{"权重"}};
constexpr std::array field_names{Text{"领域"}};
constexpr std::array note_names{Text{"备注"}, Text{"说明"}};
constexpr std::array group_names{Text{"组织"}, Text{"组织编号"}};
constexpr std::array node_names{Text{"成员"}, Text{"member"}};
constexpr std::array role_names{Text{"职务"}, Text{"角色"}};
constexpr std::array level_names{Text{"层级"}, Text{"级别"}};
constexpr std::array parent_names{Text{"上级"}, Text{"上级代码"}};
constexpr std::array category_names{Text{"类别"}};
constexpr std::array amount_names{Text{"金额"}, Text{"数量"}};
constexpr std::array date_names{Text{"日期"}};
constexpr std::array funding_names{Text{"资金来源"}, Text{"资金构成"}, Text{"funds"}};
constexpr std::array unit_names{Text{"计量单位"}};
constexpr std::array village_names{Text{"村"}};
constexpr std::array partner_names{Text{"单位"}};
constexpr std::array candidate_names{Text{"候选"}};
constexpr std::array village_a_names{Text{"村甲"}};
constexpr std::array village_b_names{Text{"村乙"}};
constexpr std::array score_names{Text{"得分"}};

using C = Column;

constexpr std::array node_columns{
    ColumnRow{C::id, "id", true, id_names},
    ColumnRow{C::name, "name", true, name_names},
    ColumnRow{C::kind, "kind", false, kind_names},
    ColumnRow{C::region, "region", false, region_names},
    ColumnRow{C::population, "population", false, population_names},
    ColumnRow{C::capacity, "capacity", false, capacity_names},
    ColumnRow{C::cost, "cost", false, cost_names},
    ColumnRow{C::sector, "sector", false, sector_names},
    ColumnRow{C::should_have, "should_have", false, should_have_names},
    ColumnRow{C::aliases, "aliases", false, aliases_names},
    ColumnRow{C::partners, "partners", false, partners_names},
    ColumnRow{C::pairing_partners, "pairing_partners", false, pairing_partners_names},
    ColumnRow{C::duty_partners, "duty_partners", false, duty_partners_names},
    ColumnRow{C::partners_start, "partners_start", false, partners_start_names},
    ColumnRow{C::partners_end, "partners_end", false, partners_end_names},
    ColumnRow{C::expected_members, "expected_members", false, expected_members_names},
    ColumnRow{C::start, "start", false, node_start_names},
    ColumnRow{C::end, "end", false, node_end_names},
    ColumnRow{C::merged_into, "merged_into", false, merged_into_names},
    ColumnRow{C::article, "article", false, article_names},
    ColumnRow{C::illustrative, "illustrative", false, illustrative_names},
};
constexpr std::array edge_columns{
    ColumnRow{C::source, "source", true, source_names},
    ColumnRow{C::target, "target", true, target_names},
    ColumnRow{C::source_region, "source_region", false, source_region_names},
    ColumnRow{C::target_region, "target_region", false, target_region_names},
    ColumnRow{C::kind, "kind", false, edge_kind_names},
    ColumnRow{C::status, "status", false, status_names},
    ColumnRow{C::start, "start", false, start_names},
    ColumnRow{C::end, "end", false, end_names},
    ColumnRow{C::weight, "weight", false, weight_names},
    ColumnRow{C::field, "field", false, field_names},
    ColumnRow{C::article, "article", false, article_names},
    ColumnRow{C::illustrative, "illustrative", false, illustrative_names},
};
constexpr std::array member_columns{
    ColumnRow{C::group, "group", true, group_names},
    ColumnRow{C::node, "node", true, node_names},
    ColumnRow{C::status, "status", false, status_names},
    ColumnRow{C::start, "start", false, start_names},
    ColumnRow{C::end, "end", false, end_names},
    ColumnRow{C::role, "role", false, role_names},
    ColumnRow{C::article, "article", false, article_names},
    ColumnRow{C::illustrative, "illustrative", false, illustrative_names},
};
constexpr std::array region_columns{
    ColumnRow{C::code, "code", true, region_names},
    ColumnRow{C::name, "name", true, name_names},
    ColumnRow{C::level, "level", false, level_names},
    ColumnRow{C::parent, "parent", false, parent_names},
};
constexpr std::array project_columns{
    ColumnRow{C::id, "id", true, id_names},
    ColumnRow{C::name, "name", false, name_names},
    ColumnRow{C::source, "source", false, source_names},
    ColumnRow{C::target, "target", false, target_names},
    ColumnRow{C::group, "group", false, group_names},
    ColumnRow{C::category, "category", false, category_names},
    ColumnRow{C::status, "status", false, status_names},
    ColumnRow{C::amount, "amount", false, amount_names},
    ColumnRow{C::funding, "funding", false, funding_names},
    ColumnRow{C::date, "date", false, date_names},
    ColumnRow{C::article, "article", false, article_names},
    ColumnRow{C::note, "note", false, note_names},
    ColumnRow{C::illustrative, "illustrative", false, illustrative_names},
};
constexpr std::array need_columns{
    ColumnRow{C::village, "village", true, village_names},
    ColumnRow{C::category, "category", true, category_names},
    ColumnRow{C::amount, "amount", true, amount_names},
};
constexpr std::array resource_columns{
    ColumnRow{C::partner, "partner", true, partner_names},
    ColumnRow{C::category, "category", true, category_names},
    ColumnRow{C::capacity, "capacity", true, capacity_names},
};
constexpr std::array candidate_columns{
    ColumnRow{C::id, "id", true, id_names},        ColumnRow{C::name, "name", false, name_names},
    ColumnRow{C::kind, "kind", false, kind_names}, ColumnRow{C::region, "region", false, region_names},
    ColumnRow{C::cost, "cost", false, cost_names}, ColumnRow{C::capacity, "capacity", false, capacity_names},
};
constexpr std::array reach_columns{
    ColumnRow{C::candidate, "candidate", true, candidate_names},
    ColumnRow{C::village, "village", true, village_names},
    ColumnRow{C::cost, "cost", false, cost_names},
};
constexpr std::array pair_columns{
    ColumnRow{C::village_a, "village_a", true, village_a_names},
    ColumnRow{C::village_b, "village_b", true, village_b_names},
    ColumnRow{C::score, "score", true, score_names},
};
constexpr std::array figure_columns{
    ColumnRow{C::region, "region", false, region_names}, ColumnRow{C::name, "name", true, name_names},
    ColumnRow{C::amount, "amount", true, amount_names},  ColumnRow{C::unit, "unit", false, unit_names},
    ColumnRow{C::date, "date", false, date_names},       ColumnRow{C::article, "article", false, article_names},
    ColumnRow{C::note, "note", false, note_names},
};

constexpr std::array regions_names{Text{"区划"}};
constexpr std::array nodes_names{Text{"节点"}};
constexpr std::array villages_names{Text{"村"}, Text{"村居"}};
constexpr std::array communities_names{Text{"社区"}};
constexpr std::array organizations_names{Text{"单位"}};
constexpr std::array enterprises_names{Text{"企业"}};
constexpr std::array universities_names{Text{"高校"}};
constexpr std::array groups_names{Text{"组织"}};
constexpr std::array edges_names{Text{"联建关系"}, Text{"关系"}, Text{"ties"}};
constexpr std::array members_names{Text{"成员"}};
constexpr std::array projects_names{Text{"项目"}};
constexpr std::array needs_names{Text{"需求"}};
constexpr std::array resources_names{Text{"资源"}};
constexpr std::array candidates_names{Text{"候选单位"}};
constexpr std::array reach_names{Text{"可达"}};
constexpr std::array pairs_names{Text{"配对"}};
constexpr std::array figures_names{Text{"数据"}, Text{"统计"}};

using R = TableRole;

constexpr std::array table_rows{
    TableRow{"regions", R::regions, regions_names, {}, region_columns, false},
    TableRow{"nodes", R::nodes, nodes_names, {}, node_columns, true},
    TableRow{"villages", R::nodes, villages_names, NodeKind::village, node_columns, true},
    TableRow{"communities", R::nodes, communities_names, NodeKind::community, node_columns, true},
    TableRow{"organizations", R::nodes, organizations_names, NodeKind::organization, node_columns, true},
    TableRow{"enterprises", R::nodes, enterprises_names, NodeKind::enterprise, node_columns, true},
    TableRow{"universities", R::nodes, universities_names, NodeKind::university, node_columns, true},
    TableRow{"groups", R::nodes, groups_names, NodeKind::alliance, node_columns, true},
    TableRow{"edges", R::edges, edges_names, {}, edge_columns, true},
    TableRow{"members", R::members, members_names, {}, member_columns, true},
    TableRow{"projects", R::projects, projects_names, {}, project_columns, false},
    TableRow{"needs", R::needs, needs_names, {}, need_columns, false},
    TableRow{"resources", R::resources, resources_names, {}, resource_columns, false},
    TableRow{"candidates", R::candidates, candidates_names, {}, candidate_columns, false},
    TableRow{"reach", R::reach, reach_names, {}, reach_columns, false},
    TableRow{"pairs", R::pairs, pairs_names, {}, pair_columns, false},
    TableRow{"figures", R::figures, figures_names, {}, figure_columns, false},
};

template <class Row>
bool is_called(const Row& row, const std::string& wanted) {
    if (wanted == folded(row.key)) return true;
    for (const Text spelling : row.spellings) {
        if (wanted == folded(spelling)) return true;
    }
    return false;
}

}  // namespace

std::span<const TableRow> tables() { return table_rows; }

const TableRow* find_table(std::string_view name) {
    const std::string wanted = folded(name);
    for (const TableRow& row : table_rows) {
        if (is_called(row, wanted)) return &row;
    }
    return nullptr;
}

bool is_guide_sheet(std::string_view name) { return name == "说明" || name == "guide"; }

bool is_result_sheet(std::string_view name) { return name == "coverage" || name == "village_ladder"; }

std::vector<KnownName> table_names() {
    std::vector<KnownName> names;
    for (const TableRow& row : table_rows) {
        names.push_back({row.key, row.key});
        for (const std::string_view spelling : row.spellings) names.push_back({spelling, row.key});
    }
    return names;
}

std::string_view nearest_table(std::string_view name) {
    const Likeness like = likeness(name, table_names());
    if (!like.key.empty()) return like.key;
    std::vector<std::string_view> keys;
    for (const TableRow& row : table_rows) keys.push_back(row.key);
    return nearest(name, keys);
}

bool is_spelling_of(const ColumnRow& column, std::string_view header) { return is_called(column, folded(header)); }

const ColumnRow* near_column(const TableRow& table, std::string_view header) {
    std::vector<std::string_view> keys;
    for (const ColumnRow& row : table.columns) keys.push_back(row.key);
    const std::string_view found = nearest(header, keys);
    const std::size_t distance = edit_distance(folded(header), folded(found));
    if (distance * 4 >= found.size()) return nullptr;
    return &*std::find_if(table.columns.begin(), table.columns.end(),
                          [&](const ColumnRow& row) { return row.key == found; });
}

}  // namespace lianjian
