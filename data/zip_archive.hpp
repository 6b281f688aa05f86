// A zip archive in memory, read entry by entry, with sizes checked before and while unpacking.
//
// Entries are looked up by name and inflated piece by piece; nothing is ever written to disk, so that an
// entry called `../x` is a name like any other. What is required: stored or deflated entries, no encryption,
// and sizes within the limits: the directory at the end of the file states them, and because it can lie,
// an entry that gives more than it states is refused while it is read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

struct zip;
struct zip_file;

namespace lianjian {

struct UnpackLimits {
    std::uint64_t bytes = std::uint64_t{512} << 20U;  // of all entries together
    std::uint64_t ratio = 200;                        // of an entry that unpacks to more than 1 MiB
    std::uint64_t entries = 10'000;
};

/// One entry being unpacked.
class ZipEntry {
public:
    /// Fills the piece as far as the entry goes; 0 at the end. Throws Refusal.
    std::size_t read(std::span<char> piece);

private:
    friend class ZipArchive;
    struct Closer {
        void operator()(zip_file* file) const;
    };
    ZipEntry(zip_file* file, std::string name, std::uint64_t stated)
        : file_(file), name_(std::move(name)), stated_(stated) {}

    std::unique_ptr<zip_file, Closer> file_;
    std::string name_;
    std::uint64_t stated_;
    std::uint64_t given_ = 0;
};

class ZipArchive {
public:
    /// The bytes must outlive the archive. Throws Refusal: `issues::workbook`, `encrypted`, `too_large`.
    explicit ZipArchive(std::string_view bytes, UnpackLimits limits = {});

    /// Names are compared without letter case; `\` counts as `/`.
    [[nodiscard]] bool has(std::string_view name) const;
    /// Throws Refusal when there is no such entry.
    [[nodiscard]] ZipEntry open(std::string_view name) const;

private:
    struct Closer {
        void operator()(zip* archive) const;
    };
    void list_entries(const UnpackLimits& limits);

    std::unique_ptr<zip, Closer> archive_;
    std::unordered_map<std::string, std::uint64_t> index_;  // by name in lower case
};

}  // namespace lianjian
