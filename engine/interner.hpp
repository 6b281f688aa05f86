// Texts in columns: one arena instead of a million strings, and a hash table from text to its place.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/huge_pages.hpp"

namespace lianjian {

/// A column of texts, end to end in one buffer. Reading a text costs two loads.
class TextColumn {
public:
    [[nodiscard]] std::size_t size() const { return ends_.size(); }
    [[nodiscard]] bool empty() const { return ends_.empty(); }
    [[nodiscard]] std::string_view operator[](std::size_t row) const {
        const std::uint64_t begin = row == 0 ? 0 : ends_[row - 1];
        return {bytes_.data() + begin, static_cast<std::size_t>(ends_[row] - begin)};
    }
    void push_back(std::string_view text) {
        bytes_.append(text);
        ends_.push_back(bytes_.size());
    }
    void reserve(std::size_t rows, std::size_t bytes) {
        reserve_huge(ends_, rows);
        reserve_huge(bytes_, bytes);
    }

private:
    std::string bytes_;
    std::vector<std::uint64_t> ends_;
};

/// Distinct texts numbered 0, 1, 2 … in the order of their first appearance.
/// Invariant: `(*this)[find(t)] == t` for every text t that was interned.
class Interner {
public:
    static constexpr std::uint32_t none = UINT32_MAX;

    [[nodiscard]] std::size_t size() const { return texts_.size(); }
    [[nodiscard]] std::string_view operator[](std::uint32_t number) const { return texts_[number]; }
    [[nodiscard]] const TextColumn& texts() const { return texts_; }

    /// The number of this text, or `none`. Expected O(length).
    [[nodiscard]] std::uint32_t find(std::string_view text) const;
    /// The number of this text, which is a new one if the text is new.
    std::uint32_t intern(std::string_view text);
    /// Room for so many texts of so many bytes together.
    void reserve(std::size_t count, std::size_t bytes);
    /// Fetches into the cache what a `find` or `intern` of this text, soon to come, will look at.
    void prefetch(std::string_view text) const;

private:
    /// A place of the table: the key of a text (text_key.hpp), whose halves stand apart so that a slot takes 12
    /// bytes, and its number.
    struct Slot {
        std::uint32_t low = 0, high = 0;
        std::uint32_t number = none;
    };
    [[nodiscard]] std::size_t slot_of(std::string_view text, std::uint64_t key) const;
    [[nodiscard]] std::size_t first_slot(std::uint64_t key) const;
    void rehash(std::size_t slots);

    TextColumn texts_;
    std::vector<Slot> slots_;  // open addressing, linear probing, at most two thirds full
};

/// A column whose texts repeat (fields of work, articles): four bytes a row. Rows never set are empty.
class PooledColumn {
public:
    [[nodiscard]] std::string_view operator[](std::size_t row) const {
        return row < rows_.size() && rows_[row] != Interner::none ? pool_[rows_[row]] : std::string_view{};
    }
    void set(std::size_t row, std::string_view text) {
        if (text.empty()) return;
        if (rows_.size() <= row) rows_.resize(row + 1, Interner::none);
        rows_[row] = pool_.intern(text);
    }
    /// True when no row has a text.
    [[nodiscard]] bool empty() const { return rows_.empty(); }

private:
    Interner pool_;
    std::vector<std::uint32_t> rows_;
};

}  // namespace lianjian
