#include "data/data_set.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>

#include "data/issue_classes.hpp"
#include "data/mapped_file.hpp"
#include "engine/spelling.hpp"

namespace lianjian {
namespace {

namespace fs = std::filesystem;

bool is_csv(const fs::path& path) { return folded(path.extension().string()) == ".csv"; }
bool is_workbook(const fs::path& path) {
    const std::string ending = folded(path.extension().string());
    return ending == ".xlsx" || ending == ".xls";
}
/// Lock files of office programs and hidden files.
bool is_passed_over(const fs::path& path) {
    const std::string name = path.filename().string();
    return name.starts_with(".") || name.starts_with("~$");
}

class Search {
public:
    explicit Search(IssueLog& log) : log_(log) {}

    void add_input(const std::string& input) {
        switch (path_kind(input)) {
            case PathKind::folder:
                return add_folder(input);
            case PathKind::file:
                return add_file(input);
            case PathKind::other:
                return log_.add(issues::not_regular, {input});
            case PathKind::missing:
                return log_.add(issues::unreadable, {input}, {"no such file or folder"});
        }
    }

    std::vector<TableFile> take() {
        std::sort(found_.begin(), found_.end(), [](const TableFile& a, const TableFile& b) {
            return a.table != b.table ? a.table < b.table : a.path < b.path;
        });
        return std::move(found_);
    }

private:
    void add_folder(const std::string& folder) {
        const std::size_t before = found_.size();
        std::error_code error;
        std::set<std::string> names;
        for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
            names.insert(it->path().string());
        }
        if (error) return log_.add(issues::unreadable, {folder}, {error.message()});
        for (const std::string& name : names) {
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

    /// Two spellings of one table in a folder (villages.csv and 村.csv), whose files start at `begin`.
    void refuse_twice(std::size_t begin) {
        for (std::size_t i = begin; i < found_.size(); ++i) {
            for (std::size_t j = begin; j < i; ++j) {
                if (found_[i].table != found_[j].table) continue;
                log_.add(issues::twice_table, {found_[i].path}, {std::string(found_[i].table->key), found_[j].path});
            }
        }
    }

    void add_file(const std::string& path) {
        if (is_workbook(path)) return log_.add(issues::workbook, {path});
        const std::string stem = fs::path(path).stem().string();
        const TableRow* table = find_table(stem);
        if (table == nullptr) {
            return log_.add(issues::unknown_table, {path}, {stem, std::string(nearest_table(stem))});
        }
        found_.push_back({path, table});
    }

    IssueLog& log_;
    std::vector<TableFile> found_;
};

}  // namespace

std::vector<TableFile> find_tables(std::span<const std::string> inputs, IssueLog& log) {
    Search search(log);
    for (const std::string& input : inputs) search.add_input(input);
    return search.take();
}

}  // namespace lianjian
