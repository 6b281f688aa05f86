// Why a file cannot be used, on its way from the depth of a reader to where the log is.
#pragma once

#include <exception>
#include <string>
#include <utility>
#include <vector>

#include "engine/issue.hpp"

namespace lianjian {

/// Thrown inside readers only; whoever knows the file's name logs it.
class Refusal : public std::exception {
public:
    explicit Refusal(const IssueClass& issue_class, std::vector<std::string> arguments = {})
        : issue_class_(&issue_class), arguments_(std::move(arguments)) {}

    [[nodiscard]] const IssueClass& issue_class() const { return *issue_class_; }
    [[nodiscard]] const std::vector<std::string>& arguments() const { return arguments_; }
    [[nodiscard]] const char* what() const noexcept override { return issue_class_->what.en.data(); }

private:
    const IssueClass* issue_class_;
    std::vector<std::string> arguments_;
};

}  // namespace lianjian
