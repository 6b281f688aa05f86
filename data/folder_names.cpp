#include "data/folder_names.hpp"

#include <dirent.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <string_view>

namespace lianjian {

std::vector<std::string> folder_names(const std::string& folder, std::error_code& error) {
    struct Close {
        void operator()(DIR* stream) const { ::closedir(stream); }
    };
    error.clear();
    const std::unique_ptr<DIR, Close> stream(::opendir(folder.c_str()));
    std::vector<std::string> names;
    while (stream != nullptr) {
        errno = 0;
        const dirent* entry = ::readdir(stream.get());
        if (entry == nullptr) break;
        const std::string_view name = entry->d_name;
        if (name != "." && name != "..") names.emplace_back(name);
    }
    if (errno != 0) error.assign(errno, std::generic_category());
    std::ranges::sort(names);
    return names;
}

}  // namespace lianjian
