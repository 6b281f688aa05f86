#include "cli/atomic_file.hpp"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <memory>
#include <system_error>

#include "cli/failure.hpp"
#include "cli/interrupt.hpp"
#include "data/folder_names.hpp"
#include "engine/sha256.hpp"
#include "viz/css_id.hpp"

namespace lianjian {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view temporary_mark = ".lianjian-";

[[noreturn]] void fail(const std::string& path, int error) {
    throw Failure(Exit::io, path + ": " + std::generic_category().message(error));
}

/// A temporary file that removes itself unless it is moved into place.
class TemporaryFile {
public:
    explicit TemporaryFile(const fs::path& target)
        : path_((target.parent_path() /
                 (std::string(temporary_mark) + std::to_string(::getpid()) + "-" + target.filename().string() + ".tmp"))
                    .string()),
          guard_(path_),
          target_(target.string()),
          fd_(::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0644)) {
        if (fd_ < 0) fail(target_, errno);
    }
    ~TemporaryFile() {
        if (fd_ >= 0) ::close(fd_);
        if (!moved_) ::unlink(path_.c_str());
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    /// Writes all of it down to the disk.
    void write(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t written = ::write(fd_, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) fail(target_, errno);
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
        if (::fsync(fd_) != 0 && errno != EINVAL) fail(target_, errno);
    }
    void move_into_place() {
        if (::rename(path_.c_str(), target_.c_str()) != 0) fail(target_, errno);
        moved_ = true;
    }

private:
    std::string path_;
    RemoveOnSignal guard_;
    std::string target_;
    int fd_;
    bool moved_ = false;
};

}  // namespace

void write_file(const std::string& path, std::string_view bytes) { write_files({{path, bytes}}); }

void write_files(const std::vector<OutputFile>& files) {
    std::vector<std::unique_ptr<TemporaryFile>> written;
    for (const OutputFile& file : files) {
        if (fs::is_directory(fs::symlink_status(file.path))) fail(file.path, EISDIR);
        written.push_back(std::make_unique<TemporaryFile>(file.path));
        written.back()->write(file.bytes);
    }
    for (const auto& file : written) file->move_into_place();
}

void make_folder(const std::string& path) {
    std::error_code error;
    fs::create_directories(path, error);
    if (error) fail(path, error.value());
    if (!fs::is_directory(path)) fail(path, ENOTDIR);
    sweep_folder(path);
}

void sweep_folder(const std::string& path) {
    std::error_code error;
    for (const std::string& name : folder_names(path, error)) {
        if (!name.starts_with(temporary_mark) || !name.ends_with(".tmp")) continue;
        int process = 0;
        const char* digits = name.data() + temporary_mark.size();
        if (std::from_chars(digits, name.data() + name.size(), process).ptr == digits || process <= 0) continue;
        if (::kill(process, 0) == 0 || errno != ESRCH) continue;
        std::error_code ignored;
        fs::remove(fs::path(path) / name, ignored);
    }
}

std::string safe_name(std::string_view stem, std::string_view ending) {
    constexpr std::size_t longest = 60, kept = 40;
    std::string name = css_id(stem);
    if (name == "index") name = "_69ndex";
    // Two of these marks never stand together in what css_id gives.
    if (name.size() > longest) name = name.substr(0, kept) + "__" + hex(sha256(stem)).substr(0, 16);
    return name + std::string(ending);
}

}  // namespace lianjian
