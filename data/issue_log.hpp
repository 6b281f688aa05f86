// Gathering what is wrong or doubtful while tables are read.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "data/issue_classes.hpp"
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

/// Counts every finding and keeps the first 200 000, so that a file with one in every row does not fill the memory.
class IssueLog {
public:
    static constexpr std::size_t most_listed = 200'000;
    /// Bytes kept of an argument and of a header: more than any message shows of them.
    static constexpr std::size_t longest_argument = 1000;

    void add(const IssueClass& issue_class, Place place, std::vector<std::string> arguments = {}) {
        errors_ += issue_class.severity == Severity::error;
        warnings_ += issue_class.severity == Severity::warning;
        limits_ += issue_class.limit;
        notes_ += issue_class.severity == Severity::note;
        if (issues_.size() > most_listed) return;
        if (issues_.size() == most_listed) {
            ++warnings_;
            issues_.push_back({&issues::more_issues, {}, {}, 0, 0, {}, {std::to_string(most_listed)}});
            return;
        }
        for (std::string& argument : arguments) shorten(argument);
        shorten(place.header);
        issues_.push_back({&issue_class, std::move(place.file), std::move(place.sheet), place.line, place.column,
                           std::move(place.header), std::move(arguments)});
    }
    [[nodiscard]] std::size_t errors() const { return errors_; }
    [[nodiscard]] std::size_t warnings() const { return warnings_; }
    /// Errors that are refusals by a limit.
    [[nodiscard]] std::size_t limits() const { return limits_; }
    [[nodiscard]] std::size_t notes() const { return notes_; }
    [[nodiscard]] std::vector<Issue> take() { return std::move(issues_); }

private:
    static void shorten(std::string& text) {
        if (text.size() > longest_argument) text = text.substr(0, longest_argument);
    }

    std::vector<Issue> issues_;
    std::size_t errors_ = 0;
    std::size_t warnings_ = 0;
    std::size_t limits_ = 0;
    std::size_t notes_ = 0;
};

}  // namespace lianjian
