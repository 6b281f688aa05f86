#include "data/data_set.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <system_error>
#include <tuple>

#include "data/encoding.hpp"
#include "data/folder_names.hpp"
#include "data/issue_classes.hpp"
#include "data/mapped_file.hpp"
#include "data/refusal.hpp"
#include "data/xlsx_sheet.hpp"
#include "engine/spelling.hpp"

namespace lianjian {
namespace {

namespace fs = std::filesystem;

bool is_csv(const fs::path& path) { return folded(path.extension().string()) == ".csv"; }
bool is_workbook(const fs::path& path) {
    const std::string ending = folded(path.extension().string());
    return ending == ".xlsx" || ending == ".xlsm" || ending == ".xls" || ending == ".et";
}
/// Lock files of office programs and hidden files.
bool is_passed_over(const fs::path& path) {
    const std::string name = path.filename().string();
    return name.starts_with(".") || name.starts_with("~$");
}

class Search {
public:
    Search(const Mapping& mapping, IssueLog& log) : mapping_(mapping), log_(log) {}

    void add_input(const std::string& input) {
        switch (path_kind(input)) {
            case PathKind::folder:
                return add_folder(input);
            case PathKind::file: {
                const std::size_t before = found_.size();
                add_file(input);
                return refuse_twice(before);
            }
            case PathKind::other:
                return log_.add(issues::not_regular, {input});
            case PathKind::missing:
                return log_.add(issues::unreadable, {input}, {"no such file or folder"});
        }
    }

    std::vector<TableFile> take() {
        std::sort(found_.begin(), found_.end(), [](const TableFile& a, const TableFile& b) {
            return std::tie(a.table, a.path, a.sheet.name) < std::tie(b.table, b.path, b.sheet.name);
        });
        return std::move(found_);
    }

private:
    void add_folder(const std::string& folder) {
        const std::size_t before = found_.size();
        std::error_code error;
        const std::vector<std::string> entries = folder_names(folder, error);
        if (error) return log_.add(issues::unreadable, {folder}, {error.message()});
        for (const std::string& entry : entries) {
            const std::string name = (fs::path(folder) / entry).string();
            if (is_passed_over(name) || (!is_csv(name) && !is_workbook(name))) continue;
            switch (path_kind(name)) {
                case PathKind::file:
                    add_file(name);
                    break;
                case PathKind::folder:
                    break;
                default:
                    log_.add(issues::not_regular, {name});
            }
        }
        refuse_twice(before);
    }

    /// One table twice in a folder or a workbook, whose tables start at `begin`: two spellings (villages.csv and
    /// 村.csv), or a CSV file beside a workbook of its name, one of which is likely an old copy of the other.
    void refuse_twice(std::size_t begin) {
        std::set<std::string> said;
        for (std::size_t i = begin; i < found_.size(); ++i) {
            for (std::size_t j = begin; j < i; ++j) {
                const TableFile &one = found_[i], &other = found_[j];
                const bool copies = (one.workbook == nullptr) != (other.workbook == nullptr) &&
                                    fs::path(one.path).stem() == fs::path(other.path).stem();
                if (one.table != other.table && !copies) continue;
                if (!said.insert(shown(one)).second) continue;
                log_.add(issues::twice_table, {one.path, 0, 0, {}, one.sheet.name},
                         {std::string(one.table == other.table ? one.table->key : other.table->key), shown(other)});
            }
        }
    }

    static std::string shown(const TableFile& file) {
        return file.sheet.name.empty() ? file.path : file.path + "!" + file.sheet.name;
    }

    void add_file(const std::string& path) {
        std::error_code error;
        const auto [first, fresh] = read_.emplace(fs::canonical(path, error).string(), path);
        if (!fresh && !error) return log_.add(issues::given_twice, {path}, {first->second});
        if (is_workbook(path)) return add_workbook(path);
        const std::string stem = fs::path(path).stem().string();
        if (mapping_.ignores(stem)) return log_.add(issues::mapping_ignored, {path});
        const TableRow* table = mapping_.find_table(stem);
        if (table == nullptr) {
            return log_.add(issues::unknown_table, {path}, {stem, std::string(nearest_table(stem))});
        }
        found_.push_back({path, table});
    }

    void add_workbook(const std::string& path) {
        try {
            add_sheets(path, std::make_shared<Workbook>(path));
        } catch (const std::system_error& error) {
            log_.add(issues::unreadable, {path}, {error.code().message()});
        } catch (const Refusal& refusal) {
            log_.add(refusal.issue_class(), {path}, refusal.arguments());
        }
    }

    void add_sheets(const std::string& path, const std::shared_ptr<Workbook>& book) {
        const std::size_t before = found_.size();
        std::vector<const SheetInfo*> unknown;
        std::size_t visible = 0;
        for (const SheetInfo& sheet : book->sheets()) {
            const TableRow* table = mapping_.find_table(trimmed(sheet.name));
            visible += sheet.hidden ? 0 : 1;
            if (mapping_.ignores(trimmed(sheet.name))) {
                log_.add(issues::mapping_ignored, {path, 0, 0, {}, sheet.name});
            } else if (sheet.hidden) {
                log_.add(issues::hidden_sheet, {path, 0, 0, {}, sheet.name});
            } else if (table != nullptr) {
                found_.push_back({path, table, book, sheet});
            } else if (is_result_sheet(sheet.name)) {
                log_.add(issues::result_sheet, {path, 0, 0, {}, sheet.name});
            } else if (is_guide_sheet(sheet.name)) {
                log_.add(issues::guide_sheet, {path, 0, 0, {}, sheet.name});
            } else {
                unknown.push_back(&sheet);
            }
        }
        if (const TableRow* table = mapping_.find_table(fs::path(path).stem().string());
            visible == 1 && unknown.size() == 1 && table != nullptr) {
            return found_.push_back({path, table, book, *unknown.front()});
        }
        for (const SheetInfo* sheet : unknown) {
            if (is_blank(path, book, *sheet)) continue;
            log_.add(issues::unknown_sheet, {path, 0, 0, {}, sheet->name},
                     {sheet->name, std::string(nearest_table(sheet->name))});
        }
        if (found_.size() == before) log_.add(issues::no_sheets, {path});
    }

    /// The blank sheets that a new workbook has are no reason for a warning.
    bool is_blank(const std::string& path, const std::shared_ptr<Workbook>& book, const SheetInfo& sheet) {
        SheetRows rows(book, sheet, {path, 0, 0, {}, sheet.name}, log_);
        RowView row;
        return !rows.next(row);
    }

    const Mapping& mapping_;
    IssueLog& log_;
    std::vector<TableFile> found_;
    std::map<std::string, std::string> read_;  // the file itself → as it was given first
};

}  // namespace

std::vector<TableFile> find_tables(std::span<const std::string> inputs, const Mapping& mapping, IssueLog& log) {
    Search search(mapping, log);
    for (const std::string& input : inputs) search.add_input(input);
    return search.take();
}

}  // namespace lianjian
