#include "viz/css_id.hpp"

namespace lianjian {
namespace {

constexpr std::string_view hex = "0123456789abcdef";

bool stays(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-'; }

}  // namespace

std::string css_id(std::string_view id) {
    std::string cleaned;
    cleaned.reserve(id.size());
    for (const char c : id) {
        if (stays(c)) {
            cleaned.push_back(c);
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        cleaned.push_back('_');
        cleaned.push_back(hex[byte >> 4U]);
        cleaned.push_back(hex[byte & 0xFU]);
    }
    return cleaned;
}

}  // namespace lianjian
