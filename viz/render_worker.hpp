// One child process that draws picture after picture under limits and sends each through a pipe.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <deque>
#include <optional>
#include <span>
#include <string>

#include "viz/render_pool.hpp"

namespace lianjian {

/// A running child. It knows all jobs from its birth; their numbers are sent to it one after the other, and it answers
/// in that order. Results and its stderr arrive through two pipes, which the owner polls and reads.
class RenderWorker {
public:
    using Clock = std::chrono::steady_clock;

    /// Forks. Jobs and limits outlive the worker. Throws std::system_error when no pipe or process can be had.
    RenderWorker(std::span<const RenderJob> jobs, const RenderLimits& limits);
    /// Kills the child if it still runs, and waits for it.
    ~RenderWorker();
    RenderWorker(const RenderWorker&) = delete;
    RenderWorker& operator=(const RenderWorker&) = delete;

    /// Another job for it, after those it has.
    void give(std::size_t job);

    /// The open read ends, -1 once closed.
    [[nodiscard]] int result_pipe() const { return result_pipe_; }
    [[nodiscard]] int stderr_pipe() const { return stderr_pipe_; }
    /// Jobs given and not answered, in their order: it is at work on the first.
    [[nodiscard]] const std::deque<std::size_t>& pending() const { return pending_; }
    /// Jobs answered.
    [[nodiscard]] std::size_t served() const { return served_; }
    /// Of the job it is at work on.
    [[nodiscard]] Clock::time_point deadline() const { return deadline_; }

    /// Takes what has arrived, without waiting.
    void read();
    /// The child has gone, or sent more than it may.
    [[nodiscard]] bool ended() const { return result_pipe_ < 0; }
    /// The answer to the first pending job, once all of it has arrived.
    [[nodiscard]] std::optional<Rendered> next_result();
    /// Ends the child, for this reason if one is given, and says what became of the first pending job.
    [[nodiscard]] Rendered finish(RenderFault reason = RenderFault::none);

private:
    void kill_and_wait();
    Rendered answer_of_first();
    void start_clock() { deadline_ = Clock::now() + limits_.deadline; }

    std::span<const RenderJob> jobs_;
    const RenderLimits& limits_;
    std::deque<std::size_t> pending_;
    std::size_t served_ = 0;
    Clock::time_point deadline_;
    pid_t pid_ = -1;
    int order_pipe_ = -1, result_pipe_ = -1, stderr_pipe_ = -1;
    int status_ = 0;
    bool too_large_ = false;
    std::string received_, complaints_;
};

}  // namespace lianjian
