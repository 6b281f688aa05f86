#include "engine/interner.hpp"

#include <algorithm>
#include <utility>

#include "engine/text_key.hpp"

namespace lianjian {

namespace {

/// Spreads the keys: neighbouring codes must not be neighbours in the table.
std::uint64_t spread(std::uint64_t key) {
    key ^= key >> 32U;
    key *= 0x9e3779b97f4a7c15ULL;
    return key ^ (key >> 29U);
}

/// How many slots hold so many texts.
std::size_t slots_for(std::size_t texts) { return texts + texts / 2 + 64; }

}  // namespace

std::size_t Interner::first_slot(std::uint64_t key) const {
    // The upper half of the hash as a fraction of the table: any size will do, not only powers of two.
    return static_cast<std::size_t>(((spread(key) >> 32U) * slots_.size()) >> 32U);
}

std::size_t Interner::slot_of(std::string_view text, std::uint64_t key) const {
    const auto low = static_cast<std::uint32_t>(key);
    const auto high = static_cast<std::uint32_t>(key >> 32U);
    for (std::size_t slot = first_slot(key);; slot = slot + 1 == slots_.size() ? 0 : slot + 1) {
        const Slot& at = slots_[slot];
        if (at.number == none) return slot;
        if (at.low == low && at.high == high && (is_exact_key(key) || texts_[at.number] == text)) return slot;
    }
}

std::uint32_t Interner::find(std::string_view text) const {
    return slots_.empty() ? none : slots_[slot_of(text, text_key(text))].number;
}

std::uint32_t Interner::intern(std::string_view text) {
    if (slots_for(texts_.size() + 1) > slots_.size()) rehash(slots_for(2 * texts_.size()));
    const std::uint64_t key = text_key(text);
    Slot& slot = slots_[slot_of(text, key)];
    if (slot.number == none) {
        slot = {static_cast<std::uint32_t>(key), static_cast<std::uint32_t>(key >> 32U),
                static_cast<std::uint32_t>(texts_.size())};
        texts_.push_back(text);
    }
    return slot.number;
}

void Interner::reserve(std::size_t count, std::size_t bytes) {
    texts_.reserve(count, bytes);
    if (slots_for(count) > slots_.size()) rehash(slots_for(count));
}

void Interner::prefetch(std::string_view text) const {
    if (!slots_.empty()) __builtin_prefetch(&slots_[first_slot(text_key(text))], 1);
}

void Interner::rehash(std::size_t slots) {
    const std::vector<Slot> old = std::exchange(slots_, {});
    reserve_huge(slots_, slots);
    slots_.resize(slots);
    for (const Slot& entry : old) {
        if (entry.number == none) continue;
        std::size_t slot = first_slot(std::uint64_t{entry.high} << 32U | entry.low);
        while (slots_[slot].number != none) slot = slot + 1 == slots_.size() ? 0 : slot + 1;
        slots_[slot] = entry;
    }
}

}  // namespace lianjian
