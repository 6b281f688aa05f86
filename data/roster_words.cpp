#include "data/roster_words.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace lianjian {
namespace {

using Text = std::string_view;

constexpr std::array totals{Text{"合计"}, Text{"总计"},  Text{"小计"},     Text{"共计"},
                            Text{"累计"}, Text{"total"}, Text{"subtotal"}, Text{"grandtotal"}};
/// Words that begin a remark when a colon, a number or nothing follows …
constexpr std::array remarks{Text{"注"},       Text{"备注"},     Text{"说明"},   Text{"填表说明"},
                             Text{"数据来源"}, Text{"来源"},     Text{"注意"},   Text{"日期"},
                             Text{"联系人"},   Text{"联系电话"}, Text{"电话"},   Text{"填报日期"},
                             Text{"note"},     Text{"notes"},    Text{"remark"}, Text{"source"}};
/// … and those that do whatever follows.
constexpr std::array signatures{Text{"填表人"},   Text{"制表人"},   Text{"审核人"},   Text{"填报人"},
                                Text{"填报单位"}, Text{"制表单位"}, Text{"负责人"},   Text{"单位负责人"},
                                Text{"制表时间"}, Text{"填报时间"}, Text{"（盖章）"}, Text{"※"}};

std::string folded_text(Text text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.substr(i).starts_with("\u3000")) {
            i += 2;
        } else if (text[i] != ' ') {
            out.push_back(text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] - 'A' + 'a') : text[i]);
        }
    }
    return out;
}

/// Whether a text can begin with one of the words at all: by its first byte, which tells most ids.
bool may_be_word(Text text) {
    constexpr Text ascii = " nrstgNRSTG";
    return static_cast<unsigned char>(text.front()) >= 0xe2 || ascii.find(text.front()) != Text::npos;
}

}  // namespace

bool is_total_word(Text text) {
    if (text.empty() || text.size() > 40 || !may_be_word(text)) return false;
    if (text.find("计") == Text::npos && text.find_first_of("lL") == Text::npos) return false;
    std::string word = folded_text(text);
    for (const Text colon : {Text{":"}, Text{"："}}) {
        if (word.ends_with(colon)) word.resize(word.size() - colon.size());
    }
    return std::find(totals.begin(), totals.end(), word) != totals.end();
}

bool is_remark(Text text, bool alone) {
    if (text.empty() || !may_be_word(text)) return false;
    const std::string word = folded_text(text.substr(0, 60));
    const auto starts = [&](Text start) { return word.starts_with(start); };
    if (std::any_of(signatures.begin(), signatures.end(), starts)) return true;
    for (const Text start : remarks) {
        if (!word.starts_with(start)) continue;
        const Text rest = Text(word).substr(start.size());
        const bool chinese = static_cast<unsigned char>(start.front()) >= 0x80;
        const bool numbered = chinese && !rest.empty() && rest.front() >= '0' && rest.front() <= '9';
        const bool ends = rest.starts_with(":") || rest.starts_with("：") ||
                          (alone && (rest.empty() || numbered || rest.starts_with("、") || rest.starts_with(".")));
        if (ends) return true;
    }
    return false;
}

}  // namespace lianjian
