// Data sets written out for a test, and what loading them says.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "data/load_network.hpp"

namespace lianjian::test {

/// How many times as long everything may take, since a sanitizer's checks cost.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr int patience = 8;
#elif defined(__has_feature)
inline constexpr int patience = __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) ? 8 : 1;
#else
inline constexpr int patience = 1;
#endif

/// File name → text.
using Files = std::map<std::string, std::string>;

/// A temporary folder that holds these files as long as it lives.
class DataFolder {
public:
    explicit DataFolder(const Files& files = {});
    ~DataFolder();
    DataFolder(const DataFolder&) = delete;
    DataFolder& operator=(const DataFolder&) = delete;

    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] std::string path(const std::string& name) const { return path_ + "/" + name; }
    /// A text without the folder's own path in it.
    [[nodiscard]] std::string shown(std::string text) const;

private:
    std::string path_;
};

/// A loaded data set. Paths in it are those in the folder.
struct Loading {
    Network network;
    std::vector<std::string> issues;  // `villages.csv:2:3 padded`
    std::vector<std::string> zh, en;  // of each issue: `what — remedy`
    std::vector<Severity> severity;
    std::size_t errors = 0, warnings = 0;
};

[[nodiscard]] Loading load(const Files& files);
/// These names in the folder; "" is the folder itself.
[[nodiscard]] Loading load_from(const DataFolder& folder, const std::vector<std::string>& names = {""});

}  // namespace lianjian::test
