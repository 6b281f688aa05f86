#include "viz/render_pool.hpp"

#include <poll.h>

#include <algorithm>
#include <exception>

#include "viz/child_process.hpp"

namespace lianjian {
namespace {

using Clock = ChildProcess::Clock;
constexpr std::chrono::milliseconds longest_wait{100};

struct Running {
    std::size_t job;
    std::unique_ptr<ChildProcess> child;
};

/// Sleeps until something arrives, a deadline passes or a moment has gone by.
void wait_for_news(const std::vector<Running>& running) {
    std::vector<pollfd> pipes;
    auto until = Clock::now() + longest_wait;
    for (const Running& one : running) {
        until = std::min(until, one.child->deadline());
        for (const int pipe : {one.child->result_pipe(), one.child->stderr_pipe()}) {
            if (pipe >= 0) pipes.push_back({pipe, POLLIN, 0});
        }
    }
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now());
    poll(pipes.data(), pipes.size(), static_cast<int>(std::max<std::chrono::milliseconds::rep>(1, left.count())));
}

/// Nothing yet, or the child's result.
std::optional<Rendered> advance(ChildProcess& child) {
    child.read_result();
    child.read_stderr();
    if (child.ended()) return child.finish();
    if (Clock::now() >= child.deadline()) return child.finish(RenderFault::deadline);
    return std::nullopt;
}

Rendered not_started(const RenderJob& job, RenderFault fault, std::string why) {
    return {job.name, fault, {}, std::move(why), {}};
}

}  // namespace

RenderJob render_job(std::string name, std::shared_ptr<const Diagram> diagram, Format format) {
    return {std::move(name), [diagram = std::move(diagram), format](std::string& warnings) {
                return render(*diagram, format, &warnings);
            }};
}

std::vector<Rendered> render_all(std::span<const RenderJob> jobs, const RenderLimits& limits) {
    std::vector<Rendered> results(jobs.size());
    std::vector<Running> running;
    std::size_t next = 0;
    const std::size_t at_a_time = std::max<std::size_t>(1, limits.jobs);
    while (next < jobs.size() || !running.empty()) {
        if (limits.stopped && limits.stopped()) {
            for (const Running& one : running) results[one.job] = one.child->finish(RenderFault::interrupted);
            for (; next < jobs.size(); ++next) {
                results[next] = not_started(jobs[next], RenderFault::interrupted, "interrupted");
            }
            break;
        }
        while (next < jobs.size() && running.size() < at_a_time) {
            try {
                running.push_back({next, std::make_unique<ChildProcess>(jobs[next], limits)});
            } catch (const std::exception& error) {
                results[next] = not_started(jobs[next], RenderFault::system, error.what());
            }
            ++next;
        }
        if (running.empty()) continue;
        wait_for_news(running);
        std::erase_if(running, [&](Running& one) {
            std::optional<Rendered> result = advance(*one.child);
            if (!result) return false;
            results[one.job] = std::move(*result);
            return true;
        });
    }
    return results;
}

}  // namespace lianjian
