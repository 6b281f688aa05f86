#include "data/export/workbook_file.hpp"

#include <sys/mman.h>
#include <unistd.h>
#include <utf8proc.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cerrno>
#include <ctime>
#include <system_error>
#include <utility>

#include "data/export/escape.hpp"

namespace lianjian {
namespace {

constexpr std::time_t fixed_time = 946684800;  // 2000-01-01

}  // namespace

WorkbookInMemory::WorkbookInMemory(Rows rows) : fd_(::memfd_create("workbook", MFD_CLOEXEC)) {
    if (fd_ < 0) throw std::system_error(errno, std::generic_category(), "workbook");
    const std::string path = "/proc/self/fd/" + std::to_string(fd_);
    lxw_workbook_options options{};
    options.constant_memory = rows == Rows::one_at_a_time ? LXW_TRUE : LXW_FALSE;
    workbook_ = workbook_new_opt(path.c_str(), &options);
    if (workbook_ == nullptr) {
        ::close(fd_);
        throw std::system_error(ENOMEM, std::generic_category(), "workbook");
    }
    lxw_doc_properties properties{};
    properties.created = fixed_time;
    workbook_set_properties(workbook_, &properties);
}

WorkbookInMemory::~WorkbookInMemory() {
    if (workbook_ != nullptr) lxw_workbook_free(workbook_);
    ::close(fd_);
}

std::string WorkbookInMemory::bytes() {
    const lxw_error error = workbook_close(std::exchange(workbook_, nullptr));
    if (error != LXW_NO_ERROR) throw std::system_error(EIO, std::generic_category(), lxw_strerror(error));
    std::string bytes(static_cast<std::size_t>(::lseek(fd_, 0, SEEK_END)), '\0');
    for (std::size_t at = 0; at < bytes.size();) {
        const ssize_t count = ::pread(fd_, bytes.data() + at, bytes.size() - at, static_cast<off_t>(at));
        if (count <= 0) throw std::system_error(count < 0 ? errno : EIO, std::generic_category(), "workbook");
        at += static_cast<std::size_t>(count);
    }
    return bytes;
}

std::string sheet_text(std::string_view text) {
    std::string out = visible_controls(text);
    for (std::size_t at = out.find("_x"); at != std::string::npos; at = out.find("_x", at + 1)) {
        const std::string_view code = std::string_view(out).substr(at + 2, 5);
        const bool escape =
            code.size() == 5 && code.back() == '_' && code.find_first_not_of("0123456789abcdefABCDEF") == 4;
        if (!escape) continue;
        out.replace(at, 1, "_x005F_");
        at += 6;  // behind it, where `x0041_` goes on
    }
    return out;
}

Extent extent(std::string_view text) {
    Extent extent;
    while (!text.empty()) {
        utf8proc_int32_t code = 0;
        const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                             static_cast<utf8proc_ssize_t>(text.size()), &code);
        extent.width += static_cast<std::size_t>(std::max(0, utf8proc_charwidth(code)));
        extent.units += code > 0xffff ? 2 : 1;
        text.remove_prefix(static_cast<std::size_t>(std::max<utf8proc_ssize_t>(1, length)));
    }
    return extent;
}

}  // namespace lianjian
