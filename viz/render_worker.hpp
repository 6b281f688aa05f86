// One child process that runs a function under limits and sends its result through a pipe.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <string>

#include "viz/render_pool.hpp"

namespace lianjian {

/// A running child. Its result and its stderr arrive through two pipes, which the owner polls and reads.
class ChildProcess {
public:
    using Clock = std::chrono::steady_clock;

    /// Forks. Throws std::system_error when no pipe or process can be had.
    ChildProcess(const RenderJob& job, const RenderLimits& limits);
    /// Kills the child if it still runs, and waits for it.
    ~ChildProcess();
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    /// The open read ends, -1 once closed.
    [[nodiscard]] int result_pipe() const { return result_pipe_; }
    [[nodiscard]] int stderr_pipe() const { return stderr_pipe_; }
    [[nodiscard]] Clock::time_point deadline() const { return deadline_; }

    /// Takes what has arrived, without waiting.
    void read_result();
    void read_stderr();
    /// The child has ended when its result pipe is closed.
    [[nodiscard]] bool ended() const { return result_pipe_ < 0; }

    /// Ends the child if need be, for this reason if one is given, and says how it went.
    [[nodiscard]] Rendered finish(RenderFault reason = RenderFault::none);

private:
    void kill_and_wait();

    std::string name_;
    RenderLimits limits_;
    Clock::time_point deadline_;
    pid_t pid_ = -1;
    int result_pipe_ = -1, stderr_pipe_ = -1;
    int status_ = 0;
    bool too_large_ = false;
    std::string received_, complaints_;
};

}  // namespace lianjian
