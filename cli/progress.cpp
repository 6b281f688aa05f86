#include "cli/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>

namespace lianjian {

Progress::Progress(std::string what, bool wanted) : what_(std::move(what)) {
    if (wanted && ::isatty(STDERR_FILENO) != 0) thread_ = std::thread([this] { run(); });
}

Progress::~Progress() {
    if (!thread_.joinable()) return;
    {
        const std::lock_guard lock(mutex_);
        over_ = true;
    }
    wake_.notify_one();
    thread_.join();
}

void Progress::count(std::size_t done, std::size_t all) {
    done_ = done;
    all_ = all;
}

std::string Progress::how_far(int elapsed) const {
    if (all_ > 0) return fmt::format(" {} / {}", done_.load(), all_.load());
    const double share = share_;
    if (share <= 0) return "";
    return fmt::format(" {:.0f} % (-{:.0f} s)", 100 * share, elapsed * (1 - share) / share);
}

void Progress::run() {
    using std::chrono::seconds;
    std::unique_lock lock(mutex_);
    for (int elapsed = 1; !wake_.wait_for(lock, seconds(1), [this] { return over_; }); ++elapsed) {
        fmt::print(stderr, "\r\x1b[K{}{} … {} s", what_, how_far(elapsed), elapsed);
        std::fflush(stderr);
    }
    fmt::print(stderr, "\r\x1b[K");
    std::fflush(stderr);
}

}  // namespace lianjian
