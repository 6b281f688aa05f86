// A regular file, read-only, in memory.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lianjian {

/// What the path names, for deciding whether to open it. A link counts as what it points to.
enum class PathKind { file, folder, other, missing };
[[nodiscard]] PathKind path_kind(const std::string& path);

/// The bytes of a regular file, mapped. Opening never blocks: a pipe or a device is refused.
/// Throws std::system_error with the reason.
class MappedFile {
public:
    explicit MappedFile(const std::string& path);
    ~MappedFile();
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&&) = delete;
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    [[nodiscard]] std::string_view bytes() const { return {data_, size_}; }
    /// The first bytes are not needed for now: memory need not hold them. Whoever needs them reads them again; a
    /// second round of forgetting begins with `forget(0)`.
    void forget(std::size_t bytes);

private:
    const char* data_ = nullptr;
    std::size_t size_ = 0;
    std::size_t forgotten_ = 0;
};

/// SHA-256 of a file's bytes in hex, for the list of sources. Throws std::system_error.
[[nodiscard]] std::string file_sha256(const std::string& path);

}  // namespace lianjian
