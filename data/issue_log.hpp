// Gathering what is wrong or doubtful while tables are read.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/issue.hpp"

namespace lianjian {

/// Where a finding is; see Issue.
struct Place {
    std::string file;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::string header = {};
    std::string sheet = {};
};

class IssueLog {
public:
    void add(const IssueClass& issue_class, Place place, std::vector<std::string> arguments = {}) {
        errors_ += issue_class.severity == Severity::error;
        warnings_ += issue_class.severity == Severity::warning;
        limits_ += issue_class.limit;
        issues_.push_back({&issue_class, std::move(place.file), std::move(place.sheet), place.line, place.column,
                           std::move(place.header), std::move(arguments)});
    }
    [[nodiscard]] std::size_t errors() const { return errors_; }
    [[nodiscard]] std::size_t warnings() const { return warnings_; }
    /// Errors that are refusals by a limit.
    [[nodiscard]] std::size_t limits() const { return limits_; }
    [[nodiscard]] std::vector<Issue> take() { return std::move(issues_); }

private:
    std::vector<Issue> issues_;
    std::size_t errors_ = 0;
    std::size_t warnings_ = 0;
    std::size_t limits_ = 0;
};

}  // namespace lianjian
