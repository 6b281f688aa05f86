#include "data/zip_archive.hpp"

#include <zip.h>

#include <algorithm>

#include "data/issue_classes.hpp"
#include "data/refusal.hpp"

namespace lianjian {
namespace {

std::string key_of(std::string_view name) {
    std::string key(name);
    for (char& c : key) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        if (c == '\\') c = '/';
    }
    return key;
}

std::string megabytes(std::uint64_t bytes) { return std::to_string(bytes >> 20U); }

/// The text of a libzip error, which must be finished after use.
std::string text_of(zip_error_t& error) {
    std::string text = zip_error_strerror(&error);
    zip_error_fini(&error);
    return text;
}

}  // namespace

void ZipEntry::Closer::operator()(zip_file* file) const { zip_fclose(file); }
void ZipArchive::Closer::operator()(zip* archive) const { zip_discard(archive); }

std::size_t ZipEntry::read(std::span<char> piece) {
    const zip_int64_t count = zip_fread(file_.get(), piece.data(), piece.size());
    if (count < 0) throw Refusal(issues::workbook, {name_ + ": " + zip_file_strerror(file_.get())});
    given_ += static_cast<std::uint64_t>(count);
    if (given_ > stated_) throw Refusal(issues::workbook, {name_ + ": longer than the zip directory says"});
    if (count == 0 && given_ < stated_) throw Refusal(issues::workbook, {name_ + ": cut off"});
    return static_cast<std::size_t>(count);
}

ZipArchive::ZipArchive(std::string_view bytes, UnpackLimits limits) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source == nullptr) throw Refusal(issues::workbook, {text_of(error)});
    archive_.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (archive_ == nullptr) {
        zip_source_free(source);
        throw Refusal(issues::workbook, {text_of(error)});
    }
    zip_error_fini(&error);
    list_entries(limits);
}

void ZipArchive::list_entries(const UnpackLimits& limits) {
    constexpr std::uint64_t small = std::uint64_t{1} << 20U;
    const auto count = static_cast<std::uint64_t>(std::max<zip_int64_t>(0, zip_get_num_entries(archive_.get(), 0)));
    if (count > limits.entries) throw Refusal(issues::too_many_entries, {std::to_string(limits.entries)});
    std::uint64_t total = 0;
    for (std::uint64_t i = 0; i < count; ++i) {
        zip_stat_t status;
        zip_stat_init(&status);
        if (zip_stat_index(archive_.get(), i, 0, &status) != 0 || (status.valid & ZIP_STAT_NAME) == 0 ||
            (status.valid & ZIP_STAT_SIZE) == 0 || (status.valid & ZIP_STAT_COMP_SIZE) == 0) {
            throw Refusal(issues::workbook, {"zip directory"});
        }
        if (status.encryption_method != ZIP_EM_NONE) throw Refusal(issues::encrypted);
        if (status.size > limits.bytes - total) throw Refusal(issues::too_large, {megabytes(limits.bytes)});
        total += status.size;
        if (status.size > small && status.size / limits.ratio >= status.comp_size) {
            throw Refusal(issues::too_dense, {status.name, std::to_string(limits.ratio)});
        }
        if (!index_.emplace(key_of(status.name), i).second) {
            throw Refusal(issues::workbook, {std::string(status.name) + " is there twice"});
        }
    }
}

bool ZipArchive::has(std::string_view name) const { return index_.contains(key_of(name)); }

ZipEntry ZipArchive::open(std::string_view name) const {
    const auto found = index_.find(key_of(name));
    if (found == index_.end()) throw Refusal(issues::workbook, {std::string(name) + " is missing"});
    zip_stat_t status;
    zip_stat_init(&status);
    zip_stat_index(archive_.get(), found->second, 0, &status);
    if (status.comp_method != ZIP_CM_STORE && status.comp_method != ZIP_CM_DEFLATE) {
        throw Refusal(issues::workbook, {std::string(name) + ": unusual compression"});
    }
    zip_file_t* file = zip_fopen_index(archive_.get(), found->second, 0);
    if (file == nullptr) {
        throw Refusal(issues::workbook, {std::string(name) + ": " + zip_strerror(archive_.get())});
    }
    return {file, std::string(name), status.size};
}

}  // namespace lianjian
