// How much of the work of many threads is done.
#pragma once

#include <algorithm>
#include <atomic>
#include <mutex>

#include "engine/progress_sink.hpp"

namespace lianjian::between {

/// Adds up work and passes the share of `all` on to a sink, one call at a time.
class Meter {
public:
    Meter(double all, const ProgressSink& sink) : all_(all), sink_(sink) {}

    void add(double work) {
        if (!sink_) return;
        const std::lock_guard lock(mutex_);
        if (stopped_) return;
        done_ += work;
        if (!sink_(all_ > 0 ? std::min(done_ / all_, 1.0) : 1.0)) stopped_ = true;
    }
    /// Whether the sink wants no more.
    [[nodiscard]] bool stopped() const { return stopped_; }

private:
    std::mutex mutex_;
    double done_ = 0;
    double all_;
    const ProgressSink& sink_;
    std::atomic<bool> stopped_{false};
};

}  // namespace lianjian::between
