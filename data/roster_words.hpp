// The words by which a row of a roster shows that it is none of the table's.
#pragma once

#include <string_view>

namespace lianjian {

/// 合计, 总计, 小计, total …, with or without spaces and a colon.
[[nodiscard]] bool is_total_word(std::string_view text);

/// A cell that begins a note or a signature: 注：…, 填表人张三; and 备注, 说明1… if it stands alone in its row.
[[nodiscard]] bool is_remark(std::string_view text, bool alone);

}  // namespace lianjian
