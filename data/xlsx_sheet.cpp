#include "data/xlsx_sheet.hpp"

#include <algorithm>
#include <optional>

#include "data/encoding.hpp"
#include "data/issue_classes.hpp"
#include "data/refusal.hpp"

namespace lianjian {
namespace {

constexpr std::uint32_t most_columns = 4096;
constexpr std::size_t most_filled = 10'000'000;

/// Where in a text the element `mergeCells` begins, whatever its prefix; or the text's length.
std::size_t find_merges(std::string_view text) {
    constexpr std::string_view word = "mergeCells";
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const std::size_t open = text.substr(0, at).rfind('<');
        if (open == std::string_view::npos) continue;
        const std::string_view prefix = text.substr(open + 1, at - open - 1);
        if (prefix.empty() || (prefix.back() == ':' && prefix.find_first_of("/> \"'") == std::string_view::npos)) {
            return open;
        }
    }
    return text.size();
}

/// Where in a part the list of merged ranges begins. Reads its bytes once, without parsing them.
std::optional<std::uint64_t> begin_of_merges(ZipEntry entry) {
    constexpr std::size_t longest = 256;  // of `<`, a prefix and the word
    std::vector<char> piece(std::size_t{64} << 10U);
    std::size_t kept = 0;  // of the piece before, so that a tag across the border is seen
    for (std::uint64_t begin = 0;;) {
        const std::size_t count = entry.read(std::span(piece).subspan(kept));
        if (count == 0) return std::nullopt;
        const std::string_view text(piece.data(), kept + count);
        const bool wide = begin == 0 && text.size() > 1 &&
                          (text[1] == '\0' || static_cast<unsigned char>(text[0]) >= 0xfe);  // UTF-16 is not searched
        if (wide) return 0;
        if (const std::size_t at = find_merges(text); at < text.size()) return begin + at;
        kept = std::min(longest, text.size());
        begin += text.size() - kept;
        std::copy(text.end() - static_cast<std::ptrdiff_t>(kept), text.end(), piece.begin());
    }
}

class MergeList final : public XmlHandler {
public:
    void start(std::string_view name, const XmlAttributes& attributes) override {
        if (name != "mergeCell") return;
        const std::string_view range = attributes["ref"];
        const std::size_t colon = range.find(':');
        const CellAddress first = parse_address(range.substr(0, colon));
        const CellAddress last = colon == std::string_view::npos ? first : parse_address(range.substr(colon + 1));
        if (first.column == CellAddress::none || last.column == CellAddress::none) {
            throw Refusal(issues::workbook, {"merged range " + std::string(range)});
        }
        if (last.row > first.row && first.column < most_columns) list.push_back({first.row, last.row, first.column});
    }
    void end(std::string_view name) override { complete_ |= name == "mergeCells"; }
    [[nodiscard]] bool satisfied() const override { return complete_; }

    std::vector<MergedRange> list;

private:
    bool complete_ = false;
};

}  // namespace

std::vector<MergedRange> merged_ranges(const ZipArchive& archive, const std::string& part) {
    const std::optional<std::uint64_t> begin = begin_of_merges(archive.open(part));
    if (!begin) return {};
    MergeList merges;
    read_xml(archive, part, merges, *begin);
    std::sort(merges.list.begin(), merges.list.end(),
              [](const MergedRange& a, const MergedRange& b) { return a.first_row < b.first_row; });
    return std::move(merges.list);
}

/// Runs what may refuse the workbook; false if it did, with the reason in the log.
template <class Action>
bool SheetRows::guarded(Action action) {
    try {
        action();
        return true;
    } catch (const Refusal& refusal) {
        log_.add(refusal.issue_class(), place_, refusal.arguments());
        reader_.reset();
        return false;
    }
}

SheetRows::SheetRows(std::shared_ptr<Workbook> book, const SheetInfo& sheet, Place place, IssueLog& log)
    : book_(std::move(book)), place_(std::move(place)), log_(log), builder_(*book_), cells_(most_columns) {
    guarded([&] {
        book_->load_shared();
        merged_ = merged_ranges(book_->archive(), sheet.part);
        reader_ = std::make_unique<XmlReader>(book_->archive().open(sheet.part), sheet.part, builder_);
    });
}

bool SheetRows::next(RowView& row) {
    do {
        while (filled_ <= most_filled && next_row_ < builder_.rows().size()) {
            if (deliver(builder_.rows()[next_row_++], row)) return true;
        }
    } while (filled_ <= most_filled && refill());
    if (hidden_rows_ > 0) {
        log_.add(issues::hidden_rows, {place_.file, first_hidden_, 1, {}, place_.sheet},
                 {std::to_string(hidden_rows_)});
        hidden_rows_ = 0;
    }
    return false;
}

/// Reads on until there are rows; false at the end.
bool SheetRows::refill() {
    builder_.drop_rows();
    next_row_ = 0;
    while (reader_ != nullptr && builder_.rows().empty()) {
        bool more = false;
        if (!guarded([&] { more = reader_->read_piece(); })) return false;
        if (!more) reader_.reset();
    }
    return !builder_.rows().empty();
}

void SheetRows::set(std::uint32_t column, std::string_view text) {
    cells_[column] = text;
    width_ = std::max<std::size_t>(width_, column + 1);
}

/// False for a row without any text.
bool SheetRows::deliver(const SheetBuilder::Row& built, RowView& row) {
    std::fill(cells_.begin(), cells_.begin() + static_cast<std::ptrdiff_t>(width_), std::string_view{});
    width_ = 0;
    faults_.clear();
    for (const SheetBuilder::Cell& cell : builder_.cells(built)) {
        const std::string_view text = trimmed(builder_.text_of(cell)).empty() ? "" : builder_.text_of(cell);
        if (cell.column >= most_columns) {
            if (!text.empty()) faults_.push_back({cell.column, CellFault::Kind::far});
            continue;
        }
        if (cell.faulty) faults_.push_back({cell.column, cell.fault});
        if (!text.empty()) set(cell.column, text);
    }
    fill_down(built.number);
    if (width_ == 0 && faults_.empty()) return false;
    if (built.hidden && hidden_rows_++ == 0) first_hidden_ = built.number;
    row = {built.number, std::span(cells_).first(width_), faults_};
    return true;
}

/// Gives the row the values of the merged ranges that reach it. A row without a text of its own stays blank.
void SheetRows::fill_down(std::uint32_t line) {
    std::erase_if(open_, [&](const auto& entry) { return entry.second.last_row < line; });
    if (width_ > 0) {
        const bool before = filled_ <= most_filled;
        filled_ += open_.size();
        if (before && filled_ > most_filled) {
            log_.add(issues::too_many_merged, place_, {std::to_string(most_filled)});
        }
        for (const auto& [column, range] : open_) {
            if (!cells_[column].empty()) continue;
            set(column, range.value);
            if (merged_said_) continue;
            log_.add(issues::merged_cells, {place_.file, line, column + 1, {}, place_.sheet});
            merged_said_ = true;
        }
    }
    for (; next_merged_ < merged_.size() && merged_[next_merged_].first_row <= line; ++next_merged_) {
        const MergedRange& range = merged_[next_merged_];
        if (range.first_row != line || cells_[range.column].empty()) continue;
        const Open open{range.last_row, std::string(cells_[range.column])};
        const auto place = open_.insert_or_assign(range.column, open).first;
        cells_[range.column] = place->second.value;  // the cell may have looked into the range before
    }
}

}  // namespace lianjian
