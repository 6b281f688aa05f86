#include "cli/memory_need.hpp"

#include <sys/resource.h>

#include <cstdint>
#include <filesystem>
#include <system_error>

#include "cli/say.hpp"
#include "data/folder_names.hpp"

namespace lianjian {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t program_bytes = std::uint64_t{64} << 20U;  // itself and its libraries
constexpr std::uint64_t per_byte_of_text = 3;                      // the file, the network, the graph of a day
constexpr std::uint64_t per_byte_of_workbook = 12;                 // a workbook is packed

std::uint64_t bytes_for(const fs::path& file) {
    std::error_code unreadable;
    const std::uintmax_t size = fs::is_regular_file(file, unreadable) ? fs::file_size(file, unreadable) : 0;
    if (unreadable) return 0;
    return size * (file.extension() == ".xlsx" ? per_byte_of_workbook : per_byte_of_text);
}

std::uint64_t bytes_for_all(const std::vector<std::string>& data) {
    std::uint64_t bytes = program_bytes;
    for (const std::string& path : data) {
        std::error_code unreadable;
        if (!fs::is_directory(path, unreadable)) {
            bytes += bytes_for(path);
            continue;
        }
        for (const std::string& name : folder_names(path, unreadable)) bytes += bytes_for(fs::path(path) / name);
    }
    return bytes;
}

}  // namespace

std::string memory_advice(const std::vector<std::string>& data, Lang lang) {
    const std::uint64_t needed = bytes_for_all(data) >> 20U;
    rlimit limit{};
    if (getrlimit(RLIMIT_AS, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY) {
        return say(lang, "内存不够：读取这些数据约需 {} MB，而本次只许用 {} MB（ulimit -v）",
                   "not enough memory: loading this data takes about {} MB, and {} MB are allowed (ulimit -v)", needed,
                   limit.rlim_cur >> 20U);
    }
    return say(lang, "内存不够：读取这些数据约需 {} MB", "not enough memory: loading this data takes about {} MB",
               needed);
}

}  // namespace lianjian
