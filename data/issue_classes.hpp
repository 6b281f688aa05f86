// Every class of issue the loader can report: one row a class. {0} {1} … are the issue's arguments.
#pragma once

#include "engine/issue.hpp"

namespace lianjian::issues {

// Files ---------------------------------------------------------------------------------------------

inline constexpr IssueClass unreadable{"unreadable",
                                       Severity::error,
                                       {"无法读取：{0}", "cannot be read: {0}"},
                                       {"请检查路径和权限", "check the path and the permissions"}};
inline constexpr IssueClass not_regular{"not-a-file",
                                        Severity::error,
                                        {"不是普通文件", "is not a regular file"},
                                        {"请给出 CSV 文件或文件夹", "give a CSV file or a folder"}};
inline constexpr IssueClass no_nodes{"no-nodes",
                                     Severity::error,
                                     {"没有找到任何节点表", "no table of nodes was found"},
                                     {"需要 nodes.csv、villages.csv（村）、organizations.csv（单位）等之一",
                                      "one of nodes.csv, villages.csv, organizations.csv … is needed"}};
inline constexpr IssueClass unknown_table{
    "unknown-table",
    Severity::warning,
    {"“{0}”不是已知的表名，没有读取", "'{0}' is not a table name; the file was not read"},
    {"如要读取，请改名，例如 {1}.csv", "to have it read, rename it, for instance {1}.csv"}};
inline constexpr IssueClass twice_table{"table-twice",
                                        Severity::error,
                                        {"表“{0}”有两份：{1} 也是", "table '{0}' is there twice: {1} too"},
                                        {"请只保留一份", "keep one of the two"}};
inline constexpr IssueClass workbook{
    "workbook",
    Severity::error,
    {"此版本还不能读取 Excel 工作簿", "this version does not read Excel workbooks yet"},
    {"请把每张工作表另存为“CSV UTF-8”", "save each sheet as 'CSV UTF-8'"}};
inline constexpr IssueClass empty_file{"empty-file",
                                       Severity::error,
                                       {"文件是空的", "the file is empty"},
                                       {"第一行应是表头", "the first line should be the header"}};
inline constexpr IssueClass no_rows{"no-rows",
                                    Severity::warning,
                                    {"只有表头，没有数据行", "there is a header and no row"},
                                    {"如不需要此表，可删除", "delete the file if it is not needed"}};
inline constexpr IssueClass not_text{"not-text",
                                     Severity::error,
                                     {"不是 CSV 文本，看起来像 {0}", "is not CSV text; it looks like {0}"},
                                     {"请从原软件重新导出为 CSV", "export it again as CSV"}};
inline constexpr IssueClass nul_byte{"nul-byte",
                                     Severity::error,
                                     {"含有 NUL 字节（文件第 {0} 字节）", "holds a NUL byte (byte {0} of the file)"},
                                     {"文件已损坏，请重新导出", "the file is damaged; export it again"}};
inline constexpr IssueClass not_utf8{
    "not-utf8",
    Severity::error,
    {"不是有效的 UTF-8（文件第 {0} 字节：{1}）", "is not valid UTF-8 (byte {0} of the file: {1})"},
    {"请另存为“CSV UTF-8”", "save it as 'CSV UTF-8'"}};

// Structure of CSV ------------------------------------------------------------------------------------

inline constexpr IssueClass open_quote{"open-quote",
                                       Severity::error,
                                       {"引号没有闭合", "a quote is opened and never closed"},
                                       {"请补上引号，或去掉多余的引号", "close it, or remove the stray quote"}};
inline constexpr IssueClass after_quote{"after-quote",
                                        Severity::error,
                                        {"闭合引号之后还有文字：{0}", "there is text after a closing quote: {0}"},
                                        {"引号内的引号应写两个", "write a quote inside quotes twice"}};
inline constexpr IssueClass stray_quote{
    "stray-quote",
    Severity::warning,
    {"未加引号的单元格里有引号：{0}", "a quote inside a cell that is not quoted: {0}"},
    {"已原样保留", "kept as it is"}};
inline constexpr IssueClass ragged_row{
    "ragged-row",
    Severity::error,
    {"这一行有 {1} 个单元格，表头有 {0} 个", "the row has {1} cells, the header {0}"},
    {"含逗号的单元格要加引号", "quote the cells that contain a comma"}};
inline constexpr IssueClass huge_field{"huge-field",
                                       Severity::error,
                                       {"单元格超过 1 MiB", "a cell is longer than 1 MiB"},
                                       {"可能缺少引号或换行", "a quote or a line end may be missing"}};
inline constexpr IssueClass too_many_columns{"too-many-columns",
                                             Severity::error,
                                             {"超过 4096 列", "there are more than 4096 columns"},
                                             {"可能缺少换行", "a line end may be missing"}};
inline constexpr IssueClass twice_header{
    "header-twice",
    Severity::error,
    {"列“{0}”出现两次（第 {1} 列也是）", "column '{0}' is there twice (column {1} too)"},
    {"请删除或改名其中一列", "delete or rename one of them"}};
inline constexpr IssueClass missing_column{
    "missing-column",
    Severity::error,
    {"缺少必需的列“{0}”；现有：{1}", "the required column '{0}' is missing; there are: {1}"},
    {"第一行应是表头；请补上此列", "the first line should be the header; add the column"}};
inline constexpr IssueClass near_header{
    "near-header",
    Severity::warning,
    {"列“{0}”不是已知的列，按附加列保留", "column '{0}' is not a known one; it is kept as an extra column"},
    {"是否应为“{1}”？", "did you mean '{1}'?"}};
inline constexpr IssueClass near_unused{
    "near-header",
    Severity::warning,
    {"列“{0}”不是已知的列，没有用到", "column '{0}' is not a known one and is not used"},
    {"是否应为“{1}”？", "did you mean '{1}'?"}};
inline constexpr IssueClass unused_column{"unused-column",
                                          Severity::note,
                                          {"列“{0}”没有用到", "column '{0}' is not used"},
                                          {"无需处理", "nothing needs to be done"}};
inline constexpr IssueClass no_header_name{"unnamed-column",
                                           Severity::warning,
                                           {"第 {0} 列没有表头，没有读取", "column {0} has no header and was not read"},
                                           {"请给它起名，或删除", "name it, or delete it"}};

// Ids, codes, references --------------------------------------------------------------------------------

inline constexpr IssueClass missing_value{"missing-value",
                                          Severity::error,
                                          {"必填的“{0}”是空的", "the required '{0}' is empty"},
                                          {"请填写，或删除这一行", "fill it in, or delete the row"}};
inline constexpr IssueClass duplicate_id{"duplicate-id",
                                         Severity::error,
                                         {"编号“{0}”重复，已见于 {1}", "id '{0}' is used again; first seen in {1}"},
                                         {"每个编号只能用一次", "an id may be used once only"}};
inline constexpr IssueClass repeated_row{
    "repeated-row",
    Severity::warning,
    {"与 {1} 相同的一行（{0}），只算一次", "the same row as {1} ({0}); counted once"},
    {"请删除多余的一行", "delete one of the two"}};
inline constexpr IssueClass padded{"padded",
                                   Severity::warning,
                                   {"“{0}”首尾有空格，已去掉", "'{0}' has spaces around it, which were taken off"},
                                   {"请去掉空格", "remove the spaces"}};
inline constexpr IssueClass hidden_character{
    "hidden-character",
    Severity::warning,
    {"“{0}”含有看不见的字符，按原样使用", "'{0}' holds an invisible character; it is used as it is"},
    {"请重新输入这个编号", "type this id anew"}};
inline constexpr IssueClass twin_id{
    "twin-id",
    Severity::warning,
    {"编号“{0}”与“{1}”（{2}）只差大小写、全半角或字形，视为两个",
     "id '{0}' differs from '{1}' ({2}) only in letter case, width or form; they are taken as two"},
    {"如是同一个，请统一写法", "if they are one, write them alike"}};
inline constexpr IssueClass spoilt_code{
    "spoilt-code",
    Severity::error,
    {"“{0}”是被 Excel 破坏的代码", "'{0}' is a code that Excel has destroyed"},
    {"请把该列设为文本格式后重新填写，再导出", "format the column as text, enter the codes again, and export"}};
inline constexpr IssueClass dangling{
    "dangling",
    Severity::warning,
    {"找不到编号“{0}”，这一行没有计入", "there is no node with id '{0}'; the row was not counted"},
    {"请补上该节点，或改正编号", "add the node, or correct the id"}};
inline constexpr IssueClass dangling_near{
    "dangling",
    Severity::warning,
    {"找不到编号“{0}”，这一行没有计入", "there is no node with id '{0}'; the row was not counted"},
    {"是否应为“{1}”？", "did you mean '{1}'?"}};
inline constexpr IssueClass dangling_end{
    "dangling",
    Severity::warning,
    {"找不到编号“{0}”，视为未填", "there is no node with id '{0}'; taken as not stated"},
    {"请补上该节点，或改正编号", "add the node, or correct the id"}};
inline constexpr IssueClass self_loop{"self-loop",
                                      Severity::warning,
                                      {"“{0}”与自己联建，没有计入", "'{0}' is tied to itself; the row was not counted"},
                                      {"请改正其中一方", "correct one of the ends"}};
inline constexpr IssueClass not_a_group{
    "not-a-group",
    Severity::warning,
    {"“{0}”有成员，但它的类型是 {1}，不是组织体", "'{0}' has members but is of kind {1}, which is no group"},
    {"请检查类型", "check its kind"}};
inline constexpr IssueClass not_a_village{
    "not-a-village",
    Severity::warning,
    {"“{0}”不是村或社区，这一行没有计入", "'{0}' is neither village nor community; the row was not counted"},
    {"请检查编号", "check the id"}};

// Values --------------------------------------------------------------------------------------------------

inline constexpr IssueClass unknown_kind{
    "unknown-kind",
    Severity::warning,
    {"未知类型“{0}”，按原样保留", "'{0}' is not a known kind; it is kept as it is"},
    {"最接近的是 {1}", "the nearest known one is {1}"}};
inline constexpr IssueClass unknown_status{
    "unknown-status",
    Severity::warning,
    {"未知状态“{0}”，按 active 处理", "'{0}' is not a known status; it is taken as active"},
    {"最接近的是 {1}", "the nearest known one is {1}"}};
inline constexpr IssueClass unknown_level{
    "unknown-level",
    Severity::warning,
    {"未知层级“{0}”，没有采用", "'{0}' is not a known level; it was not used"},
    {"可用：province、city、county、township、village", "known: province, city, county, township, village"}};
inline constexpr IssueClass bad_date{
    "bad-date",
    Severity::warning,
    {"看不懂的日期“{0}”，视为未填", "'{0}' is not a date that can be understood; taken as not stated"},
    {"请写成 2023-07-12", "write it as 2023-07-12"}};
inline constexpr IssueClass serial_date{"serial-date",
                                        Severity::warning,
                                        {"“{0}”按 Excel 日期序号理解为 {1}", "'{0}' was taken as the Excel day {1}"},
                                        {"请写成 2023-07-12", "write it as 2023-07-12"}};
inline constexpr IssueClass end_before_start{"end-before-start",
                                             Severity::warning,
                                             {"结束日期 {1} 早于开始日期 {0}", "the end {1} is before the start {0}"},
                                             {"请改正其中之一", "correct one of them"}};
inline constexpr IssueClass bad_amount{
    "bad-amount",
    Severity::warning,
    {"看不懂的数量“{0}”，视为未填", "'{0}' is not an amount that can be understood; taken as not stated"},
    {"请写成 1200、100+ 或 3.5万", "write it as 1200, 100+ or 3.5万"}};
inline constexpr IssueClass bad_mark{"bad-mark",
                                     Severity::warning,
                                     {"“{0}”不是“是/否”，视为否", "'{0}' is neither yes nor no; taken as no"},
                                     {"请写 1 或 0", "write 1 or 0"}};

// Regions ---------------------------------------------------------------------------------------------------

inline constexpr IssueClass own_region{
    "own-region",
    Severity::warning,
    {"“{0}”不是 2/4/6/9/12 位区划代码，自成一个区域",
     "'{0}' is not a division code of 2, 4, 6, 9 or 12 digits; it is a region of its own"},
    {"如有误请改正；如是外部地区，可在 regions 表中登记", "correct it, or list it in a regions table"}};
inline constexpr IssueClass unlisted_region{
    "unlisted-region",
    Severity::warning,
    {"区划代码“{0}”不在区划名录中", "division code '{0}' is not in the register of divisions"},
    {"请核对；新代码可在 regions 表中登记名称", "check it; a new code can be named in a regions table"}};
inline constexpr IssueClass zero_padded_region{
    "zero-padded-region",
    Severity::warning,
    {"“{0}”末尾的零是补位，按 {1} 处理", "the zeros at the end of '{0}' are padding; taken as {1}"},
    {"请写成 {1}", "write it as {1}"}};
inline constexpr IssueClass region_cycle{"region-cycle",
                                         Severity::error,
                                         {"区域的上级成环：{0}", "regions contain each other in a circle: {0}"},
                                         {"请改正其中一个上级", "correct one of the parents"}};
inline constexpr IssueClass two_parents{
    "two-parents",
    Severity::error,
    {"区域“{0}”有两个上级：{1} 和 {2}", "region '{0}' has two parents: {1} and {2}"},
    {"请只保留一个", "keep one of them"}};

}  // namespace lianjian::issues
