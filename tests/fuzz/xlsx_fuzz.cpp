// Workbooks. An input that begins with PK is a file as it stands. Any other is a list of named parts that are packed
// into a sound archive first, so that mutations reach the XML behind the check sums; parts left out are added.
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <map>

#include "data/encoding.hpp"
#include "data/refusal.hpp"
#include "data/xlsx_sheet.hpp"
#include "data/xlsx_workbook.hpp"
#include "require.hpp"
#include "workbook_builder.hpp"

using namespace lianjian;
using namespace lianjian::fuzz;

namespace {

/// A file without a name in any folder.
class MemoryFile {
public:
    explicit MemoryFile(std::string_view bytes) : fd_(::memfd_create("fuzz", MFD_CLOEXEC)) {
        require(fd_ >= 0, "there is a memory file");
        for (std::size_t done = 0; done < bytes.size();) {
            const ssize_t count = ::write(fd_, bytes.data() + done, bytes.size() - done);
            require(count > 0, "the memory file takes the bytes");
            done += static_cast<std::size_t>(count);
        }
    }
    ~MemoryFile() { ::close(fd_); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(fd_); }

private:
    int fd_;
};

const std::map<std::string, std::string>& usual_parts() {
    static const auto parts = test::WorkbookText{{{"村", "<row/>"}}, "<si><t>x</t></si>", "<x/>"}.parts();
    return parts;
}

std::string packed(std::string_view text) {
    std::map<std::string, std::string> parts = usual_parts();
    bool deflate = false;
    for (auto& [name, body] : named_parts(text, 16)) {
        // Short names, since fuzzers copy short texts.
        if (name == "sheet") name = "xl/worksheets/sheet1.xml";
        if (name == "texts") name = "xl/sharedStrings.xml";
        if (name == "styles") name = "xl/styles.xml";
        if (name == "book") name = "xl/workbook.xml";
        if (name == "rels") name = "xl/_rels/workbook.xml.rels";
        if (name.empty() || name.find('\0') != std::string::npos || first_invalid_utf8(name)) continue;
        deflate = deflate || name == "deflate";
        parts[name] = body;
    }
    try {
        return test::zip_of(parts, deflate);
    } catch (const std::runtime_error&) {
        return {};  // a name no archive can have
    }
}

/// Reads a sheet to its end; the texts of its cells, for comparing.
std::string read_sheet(const std::shared_ptr<Workbook>& book, const SheetInfo& sheet) {
    IssueLog log;
    std::string seen;
    SheetRows rows(book, sheet, {"b.xlsx", 0, 0, {}, sheet.name}, log);
    std::uint32_t line = 0;
    for (RowView row; rows.next(row);) {
        require(row.line > line && row.line <= 1'048'576, "rows ascend");
        line = row.line;
        require(row.cells.size() <= 4096, "a row is no wider than a table");
        require(!row.cells.empty() || !row.faults.empty(), "a row has something");
        require(row.cells.empty() || !row.cells.back().empty(), "a row ends where its last text stands");
        require(std::is_sorted(row.faults.begin(), row.faults.end(),
                               [](const CellFault& a, const CellFault& b) { return a.column < b.column; }),
                "faults ascend");
        for (const std::string_view cell : row.cells) {
            require(!first_invalid_utf8(cell), "a cell is UTF-8");
            require(cell.find('\0') == std::string_view::npos, "a cell has no NUL");
            require(cell.size() <= std::size_t{1} << 20U, "a cell has at most 1 MiB");
            seen.append(cell).push_back('\0');
        }
        seen += std::to_string(line) + "\n";
    }
    for (const Issue& issue : log.take()) {
        static_cast<void>(what(issue, Lang::zh));
        seen += what(issue, Lang::en) + "\n";
    }
    return seen;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = as_text(data, size);
    const MemoryFile file(bytes.starts_with("PK") ? std::string(bytes) : packed(bytes));
    try {
        const auto book = std::make_shared<Workbook>(file.path());
        for (std::size_t i = 0; i < std::min<std::size_t>(book->sheets().size(), 4); ++i) {
            const std::string first = read_sheet(book, book->sheets()[i]);
            require(read_sheet(book, book->sheets()[i]) == first, "a sheet read again is the same");
        }
    } catch (const Refusal& refusal) {
        Issue issue{&refusal.issue_class(), "b.xlsx", {}, 0, 0, {}, refusal.arguments()};
        require(!first_invalid_utf8(what(issue, Lang::en) + what(issue, Lang::zh)), "a message is UTF-8");
    }
    return 0;
}
