#include "data_folder.hpp"

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace lianjian::test {

DataFolder::DataFolder(const Files& files) {
    std::string pattern = (std::filesystem::temp_directory_path() / "lianjian-test-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("cannot make " + pattern);
    path_ = pattern;
    for (const auto& [name, text] : files) {
        std::ofstream file(path(name), std::ios::binary);
        file.write(text.data(), static_cast<std::streamsize>(text.size()));
        if (!file.flush()) throw std::runtime_error("cannot write " + path(name));
    }
}

DataFolder::~DataFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::string DataFolder::shown(std::string text) const {
    for (std::size_t at = text.find(path_); at != std::string::npos; at = text.find(path_, at)) {
        const bool below = at + path_.size() < text.size() && text[at + path_.size()] == '/';
        text.erase(at, path_.size() + (below ? 1 : 0));
    }
    return text;
}

Loading load(const Files& files) { return load_from(DataFolder(files)); }

Loading load_from(const DataFolder& folder, const std::vector<std::string>& names) {
    std::vector<std::string> inputs;
    for (const std::string& name : names) inputs.push_back(name.empty() ? folder.path() : folder.path(name));
    LoadResult result = load_network(inputs);

    Loading loading;
    for (const Issue& issue : result.issues) {
        loading.issues.push_back(folder.shown(place(issue)) + " " + std::string(issue.issue_class->code));
        loading.zh.push_back(folder.shown(what(issue, Lang::zh) + " — " + remedy(issue, Lang::zh)));
        loading.en.push_back(folder.shown(what(issue, Lang::en) + " — " + remedy(issue, Lang::en)));
        loading.severity.push_back(issue.issue_class->severity);
    }
    loading.errors = result.errors;
    loading.warnings = result.warnings;
    loading.network = std::move(result.network);
    for (SourceFile& file : loading.network.files) file.name = folder.shown(file.name);
    return loading;
}

}  // namespace lianjian::test
