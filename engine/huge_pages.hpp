// Memory for long columns: fewer, larger pages, so that a jump across a hundred megabytes costs one miss, not two.
#pragma once

#include <cstddef>

namespace lianjian {

/// Asks the system to back this memory, not yet touched, with huge pages where it can. A hint: it never fails.
void prefer_huge_pages(const void* begin, std::size_t bytes);

/// `column.reserve(count)`, backed by huge pages if that is much.
template <class Column>
void reserve_huge(Column& column, std::size_t count) {
    if (count <= column.capacity()) return;
    column.reserve(count);
    prefer_huge_pages(column.data() + column.size(), (count - column.size()) * sizeof(*column.data()));
}

}  // namespace lianjian
