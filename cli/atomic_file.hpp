// Output files that are there whole or not at all.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lianjian {

/// Writes a file under a temporary name in its own folder, flushes it to disk and renames it into place; a
/// link is replaced, never followed. Throws Failure (io) and leaves no temporary file; on SIGINT and SIGTERM
/// the temporary file goes too.
void write_file(const std::string& path, std::string_view bytes);

struct OutputFile {
    std::string path;
    std::string_view bytes;
};

/// The same for files that belong together: all are on the disk before the first is renamed, so that a full disk
/// leaves every one of the earlier files as it was.
void write_files(const std::vector<OutputFile>& files);

/// Makes a folder and those above it. Throws Failure (io).
void make_folder(const std::string& path);

/// Removes temporary files in a folder that an earlier, killed run left behind.
void sweep_folder(const std::string& path);

/// A file name from a code or a number: [A-Za-z0-9_-] and the ending, at most 80 bytes. Letters, digits and hyphens
/// stay as they are, other bytes become `_` and two hex digits; a long name is cut and ends in a part of its digest.
/// Different stems give different names, and none gives `index`.
[[nodiscard]] std::string safe_name(std::string_view stem, std::string_view ending);

}  // namespace lianjian
