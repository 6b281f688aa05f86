// How a command ends when it cannot do what was asked; `main` alone turns these into exit codes.
#pragma once

#include <stdexcept>
#include <string>

namespace lianjian {

enum class Exit : int { done = 0, refused = 1, misuse = 2, io = 3, limit = 4 };

/// A message for the user, in the user's language, and the exit code it means. An empty message has been
/// said already.
class Failure : public std::runtime_error {
public:
    Failure(Exit code, const std::string& message) : std::runtime_error(message), code_(code) {}
    [[nodiscard]] Exit code() const { return code_; }

private:
    Exit code_;
};

}  // namespace lianjian
