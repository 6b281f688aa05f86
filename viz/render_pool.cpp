#include "viz/render_pool.hpp"

#include <poll.h>

#include <algorithm>
#include <deque>
#include <exception>
#include <map>
#include <optional>

#include "viz/render_worker.hpp"

namespace lianjian {
namespace {

using Clock = RenderWorker::Clock;
constexpr std::chrono::milliseconds longest_wait{100};
constexpr std::size_t results_ahead = 16;  // for each worker: what may wait for an earlier job
constexpr std::size_t most_served = 512;   // then a worker is replaced, with whatever libraries have let lie about

class Pool {
public:
    Pool(std::span<const RenderJob> jobs, const RenderLimits& limits, const TakeRendered& take)
        : jobs_(jobs), limits_(limits), take_(take), workers_(std::max<std::size_t>(1, limits.jobs)) {}

    void run() {
        while (taken_ < jobs_.size()) {
            if (limits_.stopped && limits_.stopped()) return interrupt();
            for (auto& worker : workers_) feed(worker);
            hand_over();
            if (taken_ == jobs_.size()) return;
            wait_for_news();
            for (auto& worker : workers_) attend(worker);
        }
    }

private:
    using Slot = std::unique_ptr<RenderWorker>;

    /// The next job for any worker: those that are to be tried again come first.
    std::optional<std::size_t> next_job() {
        if (!again_.empty()) {
            const std::size_t job = again_.front();
            again_.pop_front();
            return job;
        }
        if (next_ == jobs_.size() || next_ >= taken_ + results_ahead * workers_.size()) return std::nullopt;
        return next_++;
    }

    void feed(Slot& worker) {
        if (worker && worker->served() >= most_served && worker->pending().empty()) worker.reset();
        // While many are left, a worker knows its next job before its last result has been taken.
        const std::size_t jobs_ahead = jobs_.size() - next_ > 4 * workers_.size() ? 2 : 1;
        while (!worker ||
               (worker->pending().size() < jobs_ahead && worker->served() + worker->pending().size() < most_served)) {
            const std::optional<std::size_t> job = next_job();
            if (!job) return;
            try {
                if (!worker) worker = std::make_unique<RenderWorker>(jobs_, limits_);
                worker->give(*job);
            } catch (const std::exception& error) {
                done_.emplace(*job, Rendered{jobs_[*job].name, RenderFault::system, {}, error.what(), {}});
                return;
            }
        }
    }

    /// Sleeps until something arrives, a deadline passes or a moment has gone by.
    void wait_for_news() const {
        std::vector<pollfd> pipes;
        auto until = Clock::now() + longest_wait;
        for (const Slot& worker : workers_) {
            if (!worker || worker->pending().empty()) continue;
            until = std::min(until, worker->deadline());
            for (const int pipe : {worker->result_pipe(), worker->stderr_pipe()}) {
                if (pipe >= 0) pipes.push_back({pipe, POLLIN, 0});
            }
        }
        if (pipes.empty()) return;
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now());
        poll(pipes.data(), pipes.size(), static_cast<int>(std::max<std::chrono::milliseconds::rep>(1, left.count())));
    }

    void attend(Slot& worker) {
        if (!worker || worker->pending().empty()) return;
        worker->read();
        while (!worker->pending().empty()) {
            const std::size_t job = worker->pending().front();
            std::optional<Rendered> result = worker->next_result();
            if (!result) break;
            // Memory may have been short only because of what came before.
            if (result->fault == RenderFault::memory && worker->served() > 1) return replace(worker, job);
            done_.emplace(job, std::move(*result));
        }
        if (worker->pending().empty()) return;
        const std::size_t job = worker->pending().front();
        if (worker->ended()) {
            const bool fresh = worker->served() == 0;
            Rendered result = worker->finish();
            if (result.fault == RenderFault::crashed && !fresh) return replace(worker, job);
            done_.emplace(job, std::move(result));
            replace(worker, std::nullopt);
        } else if (Clock::now() >= worker->deadline()) {
            done_.emplace(job, worker->finish(RenderFault::deadline));
            replace(worker, std::nullopt);
        }
    }

    /// Ends a worker; what it had still to do is done by others, first of all the job named, if any.
    void replace(Slot& worker, std::optional<std::size_t> job) {
        if (job) again_.push_back(*job);
        again_.insert(again_.end(), worker->pending().begin(), worker->pending().end());
        worker.reset();
    }

    void hand_over() {
        for (auto first = done_.find(taken_); first != done_.end(); first = done_.find(taken_)) {
            Rendered result = std::move(first->second);
            done_.erase(first);
            take_(taken_++, std::move(result));
        }
    }

    void interrupt() {
        for (auto& worker : workers_) worker.reset();
        for (std::size_t job = taken_; job < jobs_.size(); ++job) {
            if (!done_.contains(job)) {
                done_.emplace(job, Rendered{jobs_[job].name, RenderFault::interrupted, {}, "interrupted", {}});
            }
        }
        hand_over();
    }

    std::span<const RenderJob> jobs_;
    const RenderLimits& limits_;
    const TakeRendered& take_;
    std::vector<Slot> workers_;
    std::deque<std::size_t> again_;
    std::map<std::size_t, Rendered> done_;  // and not handed over
    std::size_t next_ = 0, taken_ = 0;
};

}  // namespace

std::string reason(const Rendered& result, const RenderLimits& limits, Lang lang) {
    if (lang == Lang::en) return result.error;
    switch (result.fault) {
        case RenderFault::none:
        case RenderFault::failed:
            return result.error;
        case RenderFault::crashed:
            return "绘图进程异常中止（" + result.error + "）";
        case RenderFault::cpu_limit:
            return "所需计算时间超过 " + std::to_string(limits.cpu.count()) + " 秒";
        case RenderFault::deadline:
            return std::to_string(limits.deadline.count()) + " 毫秒内没有画完";
        case RenderFault::memory:
            return "内存不足（" + result.error + "）";
        case RenderFault::too_large:
            return "图的文件超过 " + std::to_string(limits.output) + " 字节";
        case RenderFault::interrupted:
            return "被中断";
        case RenderFault::system:
            return "无法启动绘图进程（" + result.error + "）";
    }
    return result.error;
}

RenderJob render_job(std::string name, std::shared_ptr<const Diagram> diagram, Format format) {
    return {std::move(name), [diagram = std::move(diagram), format](std::string& warnings) {
                return std::vector{render(*diagram, format, &warnings)};
            }};
}

void render_each(std::span<const RenderJob> jobs, const RenderLimits& limits, const TakeRendered& take) {
    Pool(jobs, limits, take).run();
}

std::vector<Rendered> render_all(std::span<const RenderJob> jobs, const RenderLimits& limits) {
    std::vector<Rendered> results(jobs.size());
    render_each(jobs, limits, [&](std::size_t job, Rendered&& result) { results[job] = std::move(result); });
    return results;
}

}  // namespace lianjian
