// Every class of issue the loader can report: one row a class. {0} {1} … are the issue's arguments.
#pragma once

#include "engine/issue.hpp"

namespace lianjian::issues {

inline constexpr IssueClass more_issues{
    "more-issues",
    Severity::warning,
    {"问题超过 {0} 处，其余只计数、不列出", "there are more than {0} findings; the rest are counted, not listed"},
    {"请先改正已列出的", "mend those listed first"}};

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
    {"如要读取，请改名，例如 {1}.csv，或用 check --suggest-map 起草 mapping.toml",
     "to have it read, rename it, for instance {1}.csv, or let check --suggest-map draft a mapping.toml"}};
inline constexpr IssueClass twice_table{"table-twice",
                                        Severity::error,
                                        {"表“{0}”有两份：{1} 也是", "table '{0}' is there twice: {1} too"},
                                        {"请只保留一份", "keep one of the two"}};
inline constexpr IssueClass given_twice{
    "given-twice",
    Severity::warning,
    {"同一个文件给了两次（{0}），只读取一次", "the same file was given twice ({0}); it was read once"},
    {"请只给一次", "give it once"}};
inline constexpr IssueClass workbook{
    "workbook",
    Severity::error,
    {"不是完好的 Excel 工作簿（{0}）", "is not a sound Excel workbook ({0})"},
    {"请用 Excel 或 WPS 打开后另存为 .xlsx", "open it in Excel or WPS and save it as .xlsx"}};
inline constexpr IssueClass no_workbook{
    "workbook",
    Severity::error,
    {"不是 Excel 工作簿，看起来像 {0}", "is not an Excel workbook; it looks like {0}"},
    {"请打开后另存为 .xlsx", "open it and save it as .xlsx"}};
inline constexpr IssueClass old_workbook{
    "workbook",
    Severity::error,
    {"是旧版 Excel 工作簿（.xls），不能读取", "is a workbook of Excel 97 to 2003 (.xls), which cannot be read"},
    {"请打开后另存为 .xlsx", "open it and save it as .xlsx"}};
inline constexpr IssueClass encrypted{"encrypted",
                                      Severity::error,
                                      {"工作簿设有密码，不能读取", "the workbook has a password and cannot be read"},
                                      {"请去掉密码后另存", "save it without the password"}};
inline constexpr IssueClass too_large{"too-large",
                                      Severity::error,
                                      {"解压后超过 {0} MiB，没有读取", "unpacks to more than {0} MiB and was not read"},
                                      {"请分成几个工作簿", "split it into several workbooks"},
                                      true};
inline constexpr IssueClass too_dense{
    "too-large",
    Severity::error,
    {"其中 {0} 解压后超过原来的 {1} 倍，像是压缩炸弹，没有读取",
     "{0} in it unpacks to more than {1} times its size, as a zip bomb does; it was not read"},
    {"请用 Excel 或 WPS 打开后另存为 .xlsx", "open it in Excel or WPS and save it as .xlsx"},
    true};
inline constexpr IssueClass too_many_entries{
    "too-large",
    Severity::error,
    {"压缩包里有超过 {0} 个文件，没有读取", "holds more than {0} files inside and was not read"},
    {"请用 Excel 或 WPS 打开后另存为 .xlsx", "open it in Excel or WPS and save it as .xlsx"},
    true};
inline constexpr IssueClass too_many_parts{
    "too-large",
    Severity::error,
    {"工作表、样式或文字超过 {0} 个，没有读取", "has more than {0} sheets, styles or texts and was not read"},
    {"请分成几个工作簿", "split it into several workbooks"},
    true};
inline constexpr IssueClass too_many_merged{
    "too-large",
    Severity::error,
    {"合并单元格共占超过 {0} 格，没有读完", "merged ranges stand for more than {0} cells; it was not read to its end"},
    {"请取消合并单元格，逐行填写", "undo the merged ranges and fill in every row"},
    true};
inline constexpr IssueClass doctype{
    "doctype",
    Severity::error,
    {"其中 {0} 含有 DOCTYPE，没有读取", "{0} in it has a DOCTYPE and was not read"},
    {"Excel 不会写出这样的文件，请另存为新的 .xlsx", "Excel never writes that; save it as a new .xlsx"}};
inline constexpr IssueClass unknown_sheet{
    "unknown-sheet",
    Severity::warning,
    {"“{0}”不是已知的表名，没有读取", "'{0}' is not a table name; the sheet was not read"},
    {"如要读取，请改名，例如 {1}，或用 check --suggest-map 起草 mapping.toml",
     "to have it read, rename it, for instance {1}, or let check --suggest-map draft a mapping.toml"}};
inline constexpr IssueClass result_sheet{
    "result-sheet",
    Severity::note,
    {"是导出时附带的计算结果，没有读取", "holds results that an export added; it was not read"},
    {"无需处理", "nothing needs to be done"}};
inline constexpr IssueClass guide_sheet{"guide-sheet",
                                        Severity::note,
                                        {"是填写说明，没有读取", "explains how to fill in the roster; it was not read"},
                                        {"无需处理", "nothing needs to be done"}};
inline constexpr IssueClass hidden_sheet{"hidden-sheet",
                                         Severity::note,
                                         {"工作表是隐藏的，没有读取", "the sheet is hidden and was not read"},
                                         {"如要读取，请取消隐藏", "to have it read, unhide it"}};
inline constexpr IssueClass no_sheets{
    "no-sheets",
    Severity::warning,
    {"工作簿里没有可读取的表", "the workbook has no sheet that is a table"},
    {"请用表名命名工作表，例如 villages（村）", "name the sheets after the tables, for instance villages (村)"}};
inline constexpr IssueClass empty_file{"empty-file",
                                       Severity::error,
                                       {"文件是空的", "the file is empty"},
                                       {"第一行应是表头", "the first line should be the header"}};
inline constexpr IssueClass no_rows{"no-rows",
                                    Severity::warning,
                                    {"只有表头，没有数据行", "there is a header and no row"},
                                    {"如不需要此表，可删除", "delete the file if it is not needed"}};
inline constexpr IssueClass no_rows_yet{"no-rows",
                                        Severity::note,
                                        {"只有表头，还没有数据行", "has a header and no row yet"},
                                        {"如不需要此表，无需处理", "nothing needs to be done if it is not needed"}};
inline constexpr IssueClass not_text{"not-text",
                                     Severity::error,
                                     {"不是 CSV 文本，看起来像 {0}", "is not CSV text; it looks like {0}"},
                                     {"请从原软件重新导出为 CSV", "export it again as CSV"}};
inline constexpr IssueClass nul_byte{"nul-byte",
                                     Severity::error,
                                     {"含有 NUL 字节（文件第 {0} 字节）", "holds a NUL byte (byte {0} of the file)"},
                                     {"文件已损坏，请重新导出", "the file is damaged; export it again"}};
inline constexpr IssueClass not_utf8{"not-utf8",
                                     Severity::error,
                                     {"既不是有效的 UTF-8（文件第 {0} 字节：{1}），也不是 GB18030（第 {2} 字节）",
                                      "is neither valid UTF-8 (byte {0} of the file: {1}) nor GB18030 (byte {2})"},
                                     {"请另存为“CSV UTF-8”", "save it as 'CSV UTF-8'"}};
inline constexpr IssueClass broken_utf8{
    "not-utf8",
    Severity::error,
    {"是 UTF-8，但文件第 {0} 字节（{1}）无效", "is UTF-8, but byte {0} of the file ({1}) is not valid"},
    {"文件可能被截断或混有其他编码，请重新导出", "it may be cut off or hold a second encoding; export it again"}};
inline constexpr IssueClass not_utf16{
    "not-utf16",
    Severity::error,
    {"以 UTF-16 开头，但文件第 {0} 字节无效", "begins as UTF-16, but byte {0} of the file is not valid"},
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
                                       {"可能缺少引号或换行", "a quote or a line end may be missing"},
                                       true};
inline constexpr IssueClass too_many_columns{"too-many-columns",
                                             Severity::error,
                                             {"超过 4096 列", "there are more than 4096 columns"},
                                             {"可能缺少换行", "a line end may be missing"},
                                             true};
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

// Rosters as they come ----------------------------------------------------------------------------------

inline constexpr IssueClass title_row{"title-row",
                                      Severity::note,
                                      {"表头之上的一行“{0}”，已跳过", "a row above the header was passed over: {0}"},
                                      {"无需处理", "nothing needs to be done"}};
inline constexpr IssueClass total_row{"total-row",
                                      Severity::warning,
                                      {"合计行（{0}），已跳过", "a row of totals ({0}) was passed over"},
                                      {"建议删除合计行", "better delete it"}};
inline constexpr IssueClass total_with_id{
    "total-row",
    Severity::warning,
    {"合计行（{0}）有编号“{1}”，已跳过", "a row of totals ({0}) carries the id '{1}'; it was passed over"},
    {"如是合计行，请删除；如是数据，请改名称", "delete it; if it is data, change the name"}};
inline constexpr IssueClass hidden_rows{
    "hidden-rows",
    Severity::warning,
    {"有 {0} 行是隐藏的（筛选或手动），已照常读取",
     "{0} row(s) are hidden, by a filter or by hand; they were read all the same"},
    {"请取消隐藏后核对；不要的行请删除", "unhide and check them; delete those that do not belong"}};
inline constexpr IssueClass foot_note{"foot-note",
                                      Severity::note,
                                      {"表下的说明“{0}”，已跳过", "a note under the table was passed over: {0}"},
                                      {"无需处理", "nothing needs to be done"}};
inline constexpr IssueClass lone_cell{
    "lone-cell",
    Severity::warning,
    {"表的末尾只有一个单元格的一行“{0}”，当作说明跳过",
     "a row of one cell at the end of the table was taken for a note and passed over: {0}"},
    {"如是数据，请补全", "if it is data, complete it"}};
inline constexpr IssueClass header_again{"header-again",
                                         Severity::warning,
                                         {"表头又出现了一次，已跳过", "the header once more; passed over"},
                                         {"请删除重复的表头", "delete the repeated header"}};
inline constexpr IssueClass merged_cells{
    "merged-cells",
    Severity::note,
    {"有上下合并的单元格，其值用于每一行", "there are merged cells; their value was taken for each of their rows"},
    {"无需处理", "nothing needs to be done"}};
inline constexpr IssueClass blank_rows{"blank-rows",
                                       Severity::note,
                                       {"跳过了 {0} 个空行", "{0} blank row(s) were passed over"},
                                       {"无需处理", "nothing needs to be done"}};
inline constexpr IssueClass blank_columns{"blank-columns",
                                          Severity::note,
                                          {"没有表头的列：{0}", "columns without a header: {0}"},
                                          {"如是空列，无需处理", "nothing needs to be done if they are blank"}};
inline constexpr IssueClass error_cell{"error-cell",
                                       Severity::error,
                                       {"单元格是错误值 {0}", "the cell holds the error {0}"},
                                       {"请改正公式，或清空单元格", "mend the formula, or clear the cell"}};
inline constexpr IssueClass no_cell_value{
    "no-cell-value",
    Severity::warning,
    {"公式没有保存结果，视为未填", "the formula was saved without its result; taken as not stated"},
    {"请用 Excel 或 WPS 打开并保存一次", "open the workbook in Excel or WPS and save it"}};
inline constexpr IssueClass inexact_code{
    "inexact-code",
    Severity::error,
    {"“{0}”是超过 15 位的数字，Excel 已丢失后面的数位",
     "'{0}' is a number of more than 15 digits, of which Excel has lost the last ones"},
    {"请把该列设为文本格式后重新填写", "format the column as text and enter it again"}};

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
inline constexpr IssueClass dangling_end_near{
    "dangling",
    Severity::warning,
    {"找不到编号“{0}”，视为未填", "there is no node with id '{0}'; taken as not stated"},
    {"是否应为“{1}”？", "did you mean '{1}'?"}};
inline constexpr IssueClass merged_into_itself{
    "merged-into-itself",
    Severity::warning,
    {"“{0}”并入自己，视为未填", "'{0}' is merged into itself; taken as not stated"},
    {"请改正编号", "correct the id"}};
inline constexpr IssueClass merged_without_end{
    "merged-without-end",
    Severity::warning,
    {"“{0}”已并入 {1}，但没有撤销日期，视为仍在", "'{0}' is merged into {1} but has no end; it counts as still there"},
    {"请填写撤销日期（end）", "state the day it ended (end)"}};
inline constexpr IssueClass dangling_partner{
    "dangling",
    Severity::warning,
    {"找不到编号或名称为“{0}”的节点，这一项没有计入", "there is no node of the id or name '{0}'; it was not counted"},
    {"请补上该节点（check --suggest-partners 可起草单位表），或改正编号",
     "add the node (check --suggest-partners drafts a table of partners), or correct the id"}};
inline constexpr IssueClass dangling_partner_near{
    "dangling",
    Severity::warning,
    {"找不到编号或名称为“{0}”的节点，这一项没有计入", "there is no node of the id or name '{0}'; it was not counted"},
    {"是否应为“{1}”？", "did you mean '{1}'?"}};
inline constexpr IssueClass listed_partners{
    "listed-partners",
    Severity::note,
    {"由此列得到 {0} 条关系（类型 {1}）", "{0} tie(s) of kind {1} come from this column"},
    {"无需处理", "nothing needs to be done"}};
inline constexpr IssueClass listed_twice{
    "repeated-row",
    Severity::warning,
    {"“{0}”与 {1} 的关系已见于 {2}，只算一次", "'{0}' and {1} are tied in {2} already; counted once"},
    {"请删除多余的一项", "delete one of the two"}};
inline constexpr IssueClass listed_by_both{
    "listed-by-both",
    Severity::note,
    {"“{0}”与 {1} 互相列出（{2}），只算一次", "'{0}' and {1} list each other ({2}); counted once"},
    {"无需处理", "nothing needs to be done"}};
inline constexpr IssueClass continued_row{
    "continued-row",
    Severity::note,
    {"接着 {1} 的同一节点（{0}），只取其伙伴", "goes on with the node of {1} ({0}); its partners were taken"},
    {"无需处理", "nothing needs to be done"}};
inline constexpr IssueClass name_taken{
    "name-as-end",
    Severity::warning,
    {"“{0}”不是编号，按名称取为 {1}", "'{0}' is no id; it was taken as the name of {1}"},
    {"如不是此节点，请写编号", "write the id if another node is meant"}};
inline constexpr IssueClass ambiguous_name{
    "ambiguous-name",
    Severity::warning,
    {"名称“{0}”有 {1} 个节点（{2}），无法确定，没有采用", "{1} nodes are called '{0}' ({2}), so none was taken"},
    {"请写编号，或注明区划（source_region、target_region）",
     "write the id, or state the region (source_region, target_region)"}};
inline constexpr IssueClass ambiguous_partner{
    "ambiguous-name",
    Severity::warning,
    {"名称“{0}”有 {1} 个节点（{2}），无法确定，没有采用", "{1} nodes are called '{0}' ({2}), so none was taken"},
    {"请写编号", "write the id"}};
inline constexpr IssueClass self_loop{"self-loop",
                                      Severity::warning,
                                      {"“{0}”与自己联建，没有计入", "'{0}' is tied to itself; the row was not counted"},
                                      {"请改正其中一方", "correct one of the ends"}};
inline constexpr IssueClass not_a_group{
    "not-a-group",
    Severity::warning,
    {"“{0}”有成员，但它的类型是 {1}，不是组织体", "'{0}' has members but is of kind {1}, which is no group"},
    {"请检查类型", "check its kind"}};
inline constexpr IssueClass reversed_membership{"reversed-membership",
                                                Severity::warning,
                                                {"“{0}”不是组织体，“{1}”是，按成员“{0}”理解",
                                                 "'{0}' is no group and '{1}' is one; taken as the member '{0}' of it"},
                                                {"请对调 group 和 node", "swap group and node"}};
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
    {"最接近的是 {1}；也可在 mapping.toml 中写明它是哪一类",
     "the nearest known one is {1}; mapping.toml may say which kind it is"}};
inline constexpr IssueClass too_many_kinds{
    "too-many-kinds",
    Severity::error,
    {"未知类型超过 {0} 种", "there are more than {0} unknown kinds"},
    {"类型列可能填了别的内容，请检查", "another column may have been taken for the kind; check it"},
    true};
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
inline constexpr IssueClass ended_but_active{
    "ended-but-active",
    Severity::warning,
    {"状态是进行中，但自 {0} 起已结束（截至 {1}），按已结束计算",
     "the status is active, but the tie is over since {0} (as of {1}); it counts as ended"},
    {"请把状态改为 ended，或改正结束日期", "set the status to ended, or correct the end"}};
inline constexpr IssueClass members_missing{
    "members-differ",
    Severity::warning,
    {"“{0}”登记有 {1} 个成员，实际有效成员 {2} 个（{3}）", "'{0}' states {1} members and has {2} live ones ({3})"},
    {"请补上或删去成员，或改正成员数", "add or remove members, or correct the number"}};
inline constexpr IssueClass funding_differs{
    "funding-differs",
    Severity::warning,
    {"资金来源合计 {0}，与金额 {1} 不符", "the sources of funding add up to {0}, the amount is {1}"},
    {"请核对金额和资金来源", "check the amount and its sources"}};
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
    {"请改为代码，或用 check --suggest-map 起草名称与代码的对照；如是外部地区，可在 regions 表中登记",
     "correct it, or let check --suggest-map draft which code the name stands for; a place elsewhere may be listed in "
     "a "
     "regions table"}};
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
inline constexpr IssueClass unlisted_parent{
    "unlisted-parent",
    Severity::warning,
    {"“{1}”的上级“{0}”不在表中，也不在区划名录中",
     "the parent '{0}' of '{1}' is neither in the table nor in the register of divisions"},
    {"请补上该区域，或改正上级代码", "add the region, or correct the code of the parent"}};
inline constexpr IssueClass region_cycle{"region-cycle",
                                         Severity::error,
                                         {"区域的上级成环：{0}", "regions contain each other in a circle: {0}"},
                                         {"请改正其中一个上级", "correct one of the parents"}};
inline constexpr IssueClass two_parents{
    "two-parents",
    Severity::error,
    {"区域“{0}”有两个上级：{1} 和 {2}", "region '{0}' has two parents: {1} and {2}"},
    {"请只保留一个", "keep one of them"}};

// mapping.toml --------------------------------------------------------------------------------------------

inline constexpr IssueClass mapping_syntax{
    "mapping",
    Severity::error,
    {"不是正确的 TOML：{0}", "is not sound TOML: {0}"},
    {"每行应为 \"自己的写法\" = \"已知的写法\"", "a line should be \"own spelling\" = \"known one\""}};
inline constexpr IssueClass mapping_bare_word{
    "mapping",
    Severity::error,
    {"“{0}”不在引号之内", "'{0}' stands outside quotation marks"},
    {"中文和其他非 ASCII 文字请写在引号内，如 \"{0}\"", "put text beyond ASCII into quotation marks: \"{0}\""}};
inline constexpr IssueClass mapping_large{"mapping",
                                          Severity::error,
                                          {"映射文件超过 1 MiB", "the mapping is larger than 1 MiB"},
                                          {"请检查是否给错了文件", "check whether it is the file you mean"},
                                          true};
inline constexpr IssueClass mapping_section{
    "mapping",
    Severity::error,
    {"没有名为“{0}”的部分", "there is no section '{0}'"},
    {"可用：tables、columns、node_kinds、edge_kinds、statuses、regions；最接近的是 {1}",
     "known: tables, columns, node_kinds, edge_kinds, statuses, regions; the nearest is {1}"}};
inline constexpr IssueClass mapping_value{
    "mapping",
    Severity::error,
    {"“{0}”的值不是文字", "the value of '{0}' is no text"},
    {"请写成 \"自己的写法\" = \"已知的写法\"", "write \"own spelling\" = \"known one\""}};
inline constexpr IssueClass mapping_again{
    "mapping",
    Severity::error,
    {"“{0}”已写过（大小写和空格不计）", "'{0}' is there already (letter case and spaces do not count)"},
    {"请只保留一行", "keep one of the lines"}};
inline constexpr IssueClass mapping_table{
    "mapping",
    Severity::error,
    {"没有表“{0}”", "there is no table '{0}'"},
    {"最接近的是 {1}；不读取的写 ignore", "the nearest is {1}; write ignore for what is not to be read"}};
inline constexpr IssueClass mapping_column{
    "mapping", Severity::error, {"没有列“{0}”", "there is no column '{0}'"}, {"最接近的是 {1}", "the nearest is {1}"}};
inline constexpr IssueClass mapping_own_name{
    "mapping",
    Severity::error,
    {"“{0}”本身就是表 {1} 的列名", "'{0}' is itself the name of a column of table {1}"},
    {"请在名册中改列名，或只写在某个表之下，例如 [columns.villages]",
     "rename the column in the roster, or map it for one table only, as in [columns.villages]"}};
inline constexpr IssueClass mapping_kind{"mapping",
                                         Severity::error,
                                         {"没有类型或状态“{0}”", "there is no kind or status '{0}'"},
                                         {"最接近的是 {1}", "the nearest is {1}"}};
inline constexpr IssueClass mapping_region{
    "mapping",
    Severity::error,
    {"“{0}”不是 2/4/6/9/12 位区划代码", "'{0}' is not a division code of 2, 4, 6, 9 or 12 digits"},
    {"请写代码，例如 370211001", "give the code, for instance 370211001"}};
inline constexpr IssueClass mapping_twice{"mapping",
                                          Severity::error,
                                          {"有两个映射文件：{0} 也是", "there are two mappings: {0} too"},
                                          {"请用 --map 指定一个", "name one with --map"}};
inline constexpr IssueClass mapping_ignored{"ignored-table",
                                            Severity::note,
                                            {"按映射文件不读取", "was not read, as the mapping says"},
                                            {"无需处理", "nothing needs to be done"}};

}  // namespace lianjian::issues
