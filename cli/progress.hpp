// A word on the terminal when something takes longer than a second.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace lianjian {

/// While it lives and once a second has passed, one line on stderr tells what is going on and for how long, and is
/// wiped at the end. Nothing at all when stderr is not a terminal, or when not wanted.
class Progress {
public:
    Progress(std::string what, bool wanted);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// Shows "12 / 300" behind the words from now on.
    void count(std::size_t done, std::size_t all);
    /// Shows "37 % (-120 s)", the seconds left if it goes on like this, behind the words from now on; `done` is the
    /// share done, 0..1.
    void share(double done) { share_ = done; }

private:
    void run();
    /// What is shown behind the words after so many seconds.
    [[nodiscard]] std::string how_far(int elapsed) const;

    std::string what_;
    std::atomic<std::size_t> done_{0};
    std::atomic<std::size_t> all_{0};
    std::atomic<double> share_{0};
    std::mutex mutex_;
    std::condition_variable wake_;
    bool over_ = false;
    std::thread thread_;
};

}  // namespace lianjian
