#include "engine/interner.hpp"

#include <bit>
#include <functional>
#include <utility>

namespace lianjian {

namespace {

std::uint32_t hash_of(std::string_view text) {
    const std::size_t hash = std::hash<std::string_view>{}(text);
    return static_cast<std::uint32_t>(hash ^ (hash >> 32U));
}

}  // namespace

std::size_t Interner::slot_of(std::string_view text, std::uint32_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = hash & mask;
    while (slots_[slot].number != none && (slots_[slot].hash != hash || texts_[slots_[slot].number] != text)) {
        slot = (slot + 1) & mask;
    }
    return slot;
}

std::uint32_t Interner::find(std::string_view text) const {
    return slots_.empty() ? none : slots_[slot_of(text, hash_of(text))].number;
}

std::uint32_t Interner::intern(std::string_view text) {
    if (2 * (texts_.size() + 1) > slots_.size()) rehash(slots_.empty() ? 64 : 2 * slots_.size());
    const std::uint32_t hash = hash_of(text);
    Slot& slot = slots_[slot_of(text, hash)];
    if (slot.number == none) {
        slot = {hash, static_cast<std::uint32_t>(texts_.size())};
        texts_.push_back(text);
    }
    return slot.number;
}

void Interner::reserve(std::size_t count, std::size_t bytes) {
    texts_.reserve(count, bytes);
    const std::size_t slots = std::bit_ceil(2 * count + 64);
    if (slots > slots_.size()) rehash(slots);
}

void Interner::rehash(std::size_t slots) {
    const std::vector<Slot> old = std::move(slots_);
    slots_.assign(slots, Slot{});
    for (const Slot& entry : old) {
        if (entry.number == none) continue;
        std::size_t slot = entry.hash & (slots - 1);
        while (slots_[slot].number != none) slot = (slot + 1) & (slots - 1);
        slots_[slot] = entry;
    }
}

}  // namespace lianjian
