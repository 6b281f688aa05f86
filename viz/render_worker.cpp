#include "viz/child_process.hpp"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <new>
#include <system_error>

#include "viz/text.hpp"

namespace lianjian {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool sanitized = true;
#elif defined(__has_feature)
constexpr bool sanitized = __has_feature(address_sanitizer) || __has_feature(thread_sanitizer);
#else
constexpr bool sanitized = false;
#endif

// The result on the pipe: one character, the length of the warnings, a line end, the warnings, then the bytes of the
// picture or the words of the error.
constexpr char done = '+', failed = '-', no_memory = 'm';
constexpr std::size_t most_complaints = 4096;

[[noreturn]] void fail(const char* what) { throw std::system_error(errno, std::generic_category(), what); }

std::array<int, 2> open_pipe() {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) fail("cannot open a pipe for a picture");
    return ends;
}

void close_pipe(int& end) {
    if (end >= 0) close(end);
    end = -1;
}

/// Address space in use, in bytes.
std::size_t address_space() {
    std::ifstream statm("/proc/self/statm");
    std::size_t pages = 0;
    statm >> pages;
    return pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

void limit(__rlimit_resource resource, rlim_t soft, rlim_t hard) {
    rlimit current{};
    getrlimit(resource, &current);
    const rlimit wanted{std::min(soft, current.rlim_max), std::min(hard, current.rlim_max)};
    setrlimit(resource, &wanted);
}

/// Libraries that draw end by a signal when they get no memory: what to say of it where less is allowed than a picture
/// may take.
std::string allowed_memory(const RenderLimits& limits) {
    rlimit allowed{};
    if (getrlimit(RLIMIT_AS, &allowed) != 0 || allowed.rlim_cur >= address_space() + limits.memory) return {};
    return "; only " + std::to_string(allowed.rlim_cur >> 20U) +
           " MB of memory are allowed (ulimit -v), and a picture takes some 256";
}

void set_limits(const RenderLimits& limits) {
    const auto seconds = static_cast<rlim_t>(std::max<std::chrono::seconds::rep>(1, limits.cpu.count()));
    limit(RLIMIT_CPU, seconds, seconds + 1);
    limit(RLIMIT_CORE, 0, 0);
    if (!sanitized) {
        const rlim_t memory = address_space() + limits.memory;
        limit(RLIMIT_AS, memory, memory);
    }
}

void write_all(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) _exit(1);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void send(int file, char state, const std::string& warnings, std::string_view bytes) {
    const std::string length = std::to_string(warnings.size());
    for (const std::string_view part : {std::string_view(&state, 1), std::string_view(length), std::string_view("\n"),
                                        std::string_view(warnings), bytes}) {
        write_all(file, part);
    }
}

/// The child's whole life.
[[noreturn]] void live(const RenderJob& job, const RenderLimits& limits, pid_t parent, int result, int complaints) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(1);  // the parent went before the line above
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGXCPU, SIGSEGV, SIGABRT, SIGPIPE}) {
        std::signal(signal, SIG_DFL);
    }
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    dup2(complaints, STDERR_FILENO);
    set_limits(limits);
    std::string warnings;
    try {
        send(result, done, warnings, job.work(warnings));
    } catch (const std::bad_alloc&) {
        send(result, no_memory, {}, "out of memory");
    } catch (const std::exception& error) {
        send(result, failed, warnings, error.what());
    } catch (...) {
        send(result, failed, warnings, "unknown error");
    }
    _exit(0);
}

/// Reads what is there; closes the pipe at its end. Returns false when more than `most` would be kept.
bool drain(int& pipe, std::string& into, std::size_t most) {
    std::array<char, 65536> part;
    while (pipe >= 0) {
        const ssize_t count = read(pipe, part.data(), part.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return true;
        if (count <= 0) {
            close_pipe(pipe);
            return true;
        }
        const std::size_t room = most - std::min(most, into.size());
        into.append(part.data(), std::min(room, static_cast<std::size_t>(count)));
        if (static_cast<std::size_t>(count) > room) return false;
    }
    return true;
}

std::string one_line(std::string_view text) { return visible(text, 500); }

/// The sent result taken apart; false when the child did not get to the end of its header.
bool parse(std::string&& received, Rendered& into) {
    const std::size_t line_end = received.find('\n');
    if (line_end == std::string::npos || line_end < 2) return false;
    std::size_t warnings = 0;
    const auto parsed = std::from_chars(received.data() + 1, received.data() + line_end, warnings);
    if (parsed.ec != std::errc{} || received.size() < line_end + 1 + warnings) return false;
    into.warnings = received.substr(line_end + 1, warnings);
    const char state = received[0];
    received.erase(0, line_end + 1 + warnings);
    if (state == done) {
        into.bytes = std::move(received);
    } else {
        into.fault = state == no_memory ? RenderFault::memory : RenderFault::failed;
        into.error = one_line(received);
    }
    return true;
}

}  // namespace

ChildProcess::ChildProcess(const RenderJob& job, const RenderLimits& limits)
    : name_(job.name), limits_(limits), deadline_(Clock::now() + limits.deadline) {
    std::array<int, 2> result = open_pipe();
    std::array<int, 2> complaints{-1, -1};
    try {
        complaints = open_pipe();
        std::fflush(nullptr);
        const pid_t parent = getpid();
        pid_ = fork();
        if (pid_ == 0) live(job, limits, parent, result[1], complaints[1]);
        if (pid_ < 0) fail("cannot start a process for a picture");
    } catch (...) {
        for (int* end : {&result[0], &result[1], &complaints[0], &complaints[1]}) close_pipe(*end);
        throw;
    }
    close_pipe(result[1]);
    close_pipe(complaints[1]);
    result_pipe_ = result[0];
    stderr_pipe_ = complaints[0];
    for (const int end : {result_pipe_, stderr_pipe_}) fcntl(end, F_SETFL, O_NONBLOCK);
}

ChildProcess::~ChildProcess() {
    kill_and_wait();
    close_pipe(result_pipe_);
    close_pipe(stderr_pipe_);
}

void ChildProcess::kill_and_wait() {
    if (pid_ <= 0) return;
    kill(pid_, SIGKILL);
    while (waitpid(pid_, &status_, 0) < 0 && errno == EINTR) {
    }
    pid_ = -1;
}

void ChildProcess::read_result() {
    if (drain(result_pipe_, received_, limits_.output)) return;
    too_large_ = true;
    close_pipe(result_pipe_);
}

void ChildProcess::read_stderr() {
    while (!drain(stderr_pipe_, complaints_, most_complaints)) {
    }
}

Rendered ChildProcess::finish(RenderFault reason) {
    // A child that closed its pipe is about to leave; one that does not is not waited for long.
    const auto patience = std::min(Clock::now() + std::chrono::seconds(1), deadline_);
    bool waited = false;
    while (reason == RenderFault::none && !too_large_ && !waited) {
        const pid_t seen = waitpid(pid_, &status_, WNOHANG);
        waited = seen == pid_;
        if (waited) {
            pid_ = -1;
        } else if (Clock::now() > patience) {
            break;
        } else {
            usleep(500);
        }
    }
    kill_and_wait();
    read_stderr();

    Rendered rendered;
    rendered.name = name_;
    const auto fault = [&](RenderFault what, std::string why) {
        rendered.fault = what;
        rendered.error = std::move(why);
        rendered.bytes.clear();
    };
    if (reason == RenderFault::deadline) {
        fault(reason, "not finished after " + std::to_string(limits_.deadline.count()) + " ms");
    } else if (reason == RenderFault::interrupted) {
        fault(reason, "interrupted");
    } else if (too_large_) {
        fault(RenderFault::too_large, "more than " + std::to_string(limits_.output) + " bytes");
    } else if (WIFSIGNALED(status_) && (WTERMSIG(status_) == SIGXCPU || (waited && WTERMSIG(status_) == SIGKILL))) {
        fault(RenderFault::cpu_limit,
              "needs more than " + std::to_string(limits_.cpu.count()) + " s of computing time");
    } else if (WIFSIGNALED(status_)) {
        fault(RenderFault::crashed,
              std::string("ended by signal: ") + strsignal(WTERMSIG(status_)) + allowed_memory(limits_));
    } else if (!parse(std::move(received_), rendered)) {
        fault(RenderFault::crashed, "ended without a result");
    }
    if (!complaints_.empty()) rendered.warnings += one_line(complaints_) + '\n';
    return rendered;
}

}  // namespace lianjian
