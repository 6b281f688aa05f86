#include "engine/interner.hpp"

#include <bit>
#include <functional>

namespace lianjian {

std::size_t Interner::slot_of(std::string_view text) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = std::hash<std::string_view>{}(text)&mask;
    while (slots_[slot] != none && texts_[slots_[slot]] != text) slot = (slot + 1) & mask;
    return slot;
}

std::uint32_t Interner::find(std::string_view text) const { return slots_.empty() ? none : slots_[slot_of(text)]; }

std::uint32_t Interner::intern(std::string_view text) {
    if (2 * (texts_.size() + 1) > slots_.size()) rehash(slots_.empty() ? 64 : 2 * slots_.size());
    const std::size_t slot = slot_of(text);
    if (slots_[slot] == none) {
        slots_[slot] = static_cast<std::uint32_t>(texts_.size());
        texts_.push_back(text);
    }
    return slots_[slot];
}

void Interner::reserve(std::size_t count, std::size_t bytes) {
    texts_.reserve(count, bytes);
    const std::size_t slots = std::bit_ceil(2 * count + 64);
    if (slots > slots_.size()) rehash(slots);
}

void Interner::rehash(std::size_t slots) {
    slots_.assign(slots, none);
    for (std::uint32_t number = 0; number < texts_.size(); ++number) {
        slots_[slot_of(texts_[number])] = number;
    }
}

}  // namespace lianjian
