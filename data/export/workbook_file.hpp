// What every workbook we write needs: memory instead of a file, texts as a sheet can hold them, widths of words.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

struct lxw_workbook;

namespace lianjian {

/// A workbook in the making. The library writes files only; this one has no name on any disk, so that nothing is left
/// of it whatever happens. Its stated date is fixed: the same input gives the same bytes.
class WorkbookInMemory {
public:
    enum class Rows { one_at_a_time, kept };
    /// `one_at_a_time` takes little memory however long the sheets are; rows must then come in order.
    explicit WorkbookInMemory(Rows rows = Rows::one_at_a_time);
    ~WorkbookInMemory();
    WorkbookInMemory(const WorkbookInMemory&) = delete;
    WorkbookInMemory& operator=(const WorkbookInMemory&) = delete;

    [[nodiscard]] lxw_workbook* get() const { return workbook_; }
    /// Finishes it; nothing may be written after this. Throws std::system_error.
    [[nodiscard]] std::string bytes();

private:
    int fd_;
    lxw_workbook* workbook_ = nullptr;
};

/// A text as a sheet can hold it: `_x0041_` would be read as a character, so its first mark is written as one.
[[nodiscard]] std::string sheet_text(std::string_view text);

/// Columns a text takes, full-width characters counting as two; and its length in the UTF-16 units of a sheet.
struct Extent {
    std::size_t width = 0, units = 0;
};
[[nodiscard]] Extent extent(std::string_view text);

}  // namespace lianjian
