#include "cli/table_folder.hpp"

#include <algorithm>
#include <filesystem>

#include "cli/atomic_file.hpp"
#include "data/folder_names.hpp"
#include "data/schema.hpp"
#include "engine/issue.hpp"
#include "engine/spelling.hpp"

namespace lianjian {
namespace {

namespace fs = std::filesystem;

/// The folder must not be the one the data came from.
void keep_input_folder(const Request& request, std::string_view option, const std::string& output,
                       const Network& network) {
    for (const SourceFile& file : network.files) {
        std::error_code absent;
        const fs::path folder = fs::absolute(file.name).parent_path();
        if (!fs::equivalent(output, folder, absent)) continue;
        throw Failure(Exit::misuse, say(request.lang, "{} {}：这是输入数据的文件夹，不会覆盖",
                                        "{} {}: the input lies in this folder, it is not overwritten", option, output));
    }
}

/// A table of another writing would be read together with these.
void refuse_other_tables(const Request& request, std::string_view option, const std::string& output,
                         const std::vector<NamedFile>& files) {
    std::error_code error;
    for (const std::string& name : folder_names(output, error)) {
        const fs::path path(name);
        const std::string ending = folded(path.extension().string());
        const bool table = (ending == ".csv" && find_table(path.stem().string()) != nullptr) || ending == ".xlsx";
        const bool ours =
            std::any_of(files.begin(), files.end(), [&](const NamedFile& file) { return file.name == name; });
        if (!table || ours || name.starts_with(".") || name.starts_with("~$")) continue;
        throw Failure(Exit::misuse,
                      say(request.lang, "{} {}：里面有 {}，会与导出的表混在一起；请选一个空文件夹",
                          "{} {}: {} lies there and would be read together with this export; choose an empty folder",
                          option, output, printable(name, 60)));
    }
}

}  // namespace

void write_table_folder(const Request& request, std::string_view option, const std::string& folder,
                        const Network& network, const std::vector<NamedFile>& files) {
    keep_input_folder(request, option, folder, network);
    refuse_other_tables(request, option, folder, files);
    make_folder(folder);
    std::vector<OutputFile> outputs;
    for (const NamedFile& file : files) {
        outputs.push_back({(fs::path(folder) / file.name).string(), file.bytes});
    }
    write_files(outputs);
    for (const OutputFile& output : outputs) tell(request, output.path);
}

}  // namespace lianjian
