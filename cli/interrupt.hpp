// Ending on a signal without leaving anything behind.
#pragma once

#include <string>

namespace lianjian {

/// From now on SIGINT, SIGTERM and SIGHUP remove the guarded temporary files and end the program at once
/// with 130, 143 or 129; a reader that goes away (SIGPIPE) is seen as a failed write.
void install_interrupts();

/// While it lives, the file is removed when a signal ends the program.
class RemoveOnSignal {
public:
    explicit RemoveOnSignal(const std::string& path);
    ~RemoveOnSignal();
    RemoveOnSignal(const RemoveOnSignal&) = delete;
    RemoveOnSignal& operator=(const RemoveOnSignal&) = delete;

private:
    std::size_t slot_;
};

}  // namespace lianjian
