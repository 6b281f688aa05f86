#include "viz/render_worker.hpp"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <new>
#include <sstream>
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

// A result on the pipe begins with a line: its state, the length of the warnings, the number of files and their
// lengths. Then come the warnings and the files one after the other; the words of an error stand for the only file.
constexpr char done = '+', failed = '-', refused = 'g', no_memory = 'm';  // refused: by Graphviz
constexpr std::size_t most_header = 1 << 16;
constexpr std::size_t wide_pipe = 1 << 20;  // bytes: a picture fits, so that its child can go on to the next
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

/// Libraries that draw end by a signal when they get no memory: what to say of it where less is allowed than a picture
/// may take.
std::string allowed_memory(const RenderLimits& limits) {
    rlimit allowed{};
    if (getrlimit(RLIMIT_AS, &allowed) != 0 || allowed.rlim_cur >= address_space() + limits.memory) return {};
    return "; only " + std::to_string(allowed.rlim_cur >> 20U) +
           " MB of memory are allowed (ulimit -v), and a picture takes some 256";
}

void limit(__rlimit_resource resource, rlim_t soft) {
    rlimit current{};
    getrlimit(resource, &current);
    current.rlim_cur = std::min(soft, current.rlim_max);
    setrlimit(resource, &current);
}

/// Of the next job: what the process has used is added, since it lives through many.
void set_limits(const RenderLimits& limits) {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const auto seconds = std::max<std::chrono::seconds::rep>(1, limits.cpu.count());
    limit(RLIMIT_CPU, static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec + 1 + seconds));
    if (!sanitized) limit(RLIMIT_AS, address_space() + limits.memory);
}

bool read_number(int file, std::uint32_t& number) {
    ssize_t count = 0;
    do {
        count = read(file, &number, sizeof number);
    } while (count < 0 && errno == EINTR);
    return count == sizeof number;
}

void write_all(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) _exit(1);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void send(int file, char state, const std::string& warnings, std::span<const std::string> files) {
    std::string header = state + std::to_string(warnings.size()) + ' ' + std::to_string(files.size());
    for (const std::string& bytes : files) header += ' ' + std::to_string(bytes.size());
    write_all(file, header + '\n');
    write_all(file, warnings);
    for (const std::string& bytes : files) write_all(file, bytes);
}

void do_job(const RenderJob& job, int result) {
    std::string warnings;
    const auto answer = [&](char state, const std::string& words) { send(result, state, warnings, {&words, 1}); };
    try {
        const std::vector<std::string> files = job.work(warnings);
        send(result, done, warnings, files);
    } catch (const std::bad_alloc&) {
        answer(no_memory, "out of memory");
    } catch (const RenderError& error) {
        answer(refused, error.what());
    } catch (const std::exception& error) {
        answer(failed, error.what());
    } catch (...) {
        answer(failed, "unknown error");
    }
}

/// The child's whole life.
[[noreturn]] void live(std::span<const RenderJob> jobs, const RenderLimits& limits, pid_t parent, int orders,
                       int result, int complaints) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(1);  // the parent went before the line above
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGXCPU, SIGSEGV, SIGABRT, SIGPIPE}) {
        std::signal(signal, SIG_DFL);
    }
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    dup2(complaints, STDERR_FILENO);
    limit(RLIMIT_CORE, 0);
    for (std::uint32_t job = 0; read_number(orders, job) && job < jobs.size();) {
        set_limits(limits);
        do_job(jobs[job], result);
    }
    _exit(0);
}

/// Reads what is there, until the text is so long; closes the pipe at its end. Whether more may be there.
bool drain(int& pipe, std::string& into, std::size_t longest) {
    std::array<char, 65536> part;
    while (pipe >= 0 && into.size() < longest) {
        const ssize_t count = read(pipe, part.data(), std::min(part.size(), longest - into.size()));
        if (count < 0 && errno == EINTR) continue;
        if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return false;
        if (count <= 0) {
            close_pipe(pipe);
            return false;
        }
        into.append(part.data(), static_cast<std::size_t>(count));
    }
    return pipe >= 0;
}

std::string one_line(std::string_view text) { return visible(text, 500); }

struct Header {
    char state = failed;
    std::size_t warnings = 0;
    std::vector<std::size_t> files;
    std::size_t length = 0;  // of the header itself
    std::size_t total = 0;   // with all that follows
};

/// Nothing while the header is not there whole.
std::optional<Header> parse_header(std::string_view received) {
    const std::size_t line_end = received.substr(0, most_header).find('\n');
    if (line_end == std::string_view::npos || line_end < 2) return std::nullopt;
    Header header;
    header.state = received[0];
    std::istringstream numbers(std::string(received.substr(1, line_end - 1)));
    std::size_t count = 0;
    numbers >> header.warnings >> count;
    header.length = line_end + 1;
    header.total = header.length + header.warnings;
    for (std::size_t length = 0; header.files.size() < count && numbers >> length;) {
        header.files.push_back(length);
        header.total += length;
    }
    return header;
}

}  // namespace

RenderWorker::RenderWorker(std::span<const RenderJob> jobs, const RenderLimits& limits) : jobs_(jobs), limits_(limits) {
    std::array<int, 2> result{-1, -1}, complaints{-1, -1}, orders{-1, -1};
    try {
        result = open_pipe();
        complaints = open_pipe();
        // A socket, since writing to a child that has gone must not raise a signal.
        if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, orders.data()) != 0) {
            fail("cannot open a pipe for a picture");
        }
        fcntl(result[1], F_SETPIPE_SZ, static_cast<int>(wide_pipe));  // a wish only
        std::fflush(nullptr);
        const pid_t parent = getpid();
        pid_ = fork();
        if (pid_ == 0) live(jobs, limits, parent, orders[1], result[1], complaints[1]);
        if (pid_ < 0) fail("cannot start a process for a picture");
    } catch (...) {
        for (std::array<int, 2>* pipe : {&result, &complaints, &orders}) {
            for (int& end : *pipe) close_pipe(end);
        }
        throw;
    }
    for (int* end : {&result[1], &complaints[1], &orders[1]}) close_pipe(*end);
    result_pipe_ = result[0];
    stderr_pipe_ = complaints[0];
    order_pipe_ = orders[0];
    for (const int end : {result_pipe_, stderr_pipe_}) fcntl(end, F_SETFL, O_NONBLOCK);
}

RenderWorker::~RenderWorker() {
    kill_and_wait();
    for (int* pipe : {&order_pipe_, &result_pipe_, &stderr_pipe_}) close_pipe(*pipe);
}

void RenderWorker::kill_and_wait() {
    if (pid_ <= 0) return;
    kill(pid_, SIGKILL);
    while (waitpid(pid_, &status_, 0) < 0 && errno == EINTR) {
    }
    pid_ = -1;
}

void RenderWorker::give(std::size_t job) {
    const auto number = static_cast<std::uint32_t>(job);
    if (pending_.empty()) start_clock();
    pending_.push_back(job);
    // A child that has gone is noticed at its result pipe.
    while (::send(order_pipe_, &number, sizeof number, MSG_NOSIGNAL) < 0 && errno == EINTR) {
    }
}

void RenderWorker::read() {
    drain(result_pipe_, received_, received_.size() + wide_pipe);
    while (drain(stderr_pipe_, complaints_, 2 * most_complaints)) complaints_.resize(most_complaints);
}

std::optional<Rendered> RenderWorker::next_result() {
    const std::optional<Header> header = parse_header(received_);
    if (header ? header->total > limits_.output + header->length : received_.size() > most_header) {
        too_large_ = true;
        close_pipe(result_pipe_);
        return std::nullopt;
    }
    if (!header || received_.size() < header->total) return std::nullopt;
    Rendered rendered = answer_of_first();
    std::size_t at = header->length;
    const auto part = [&](std::size_t length) {
        at += length;
        return received_.substr(at - length, length);
    };
    rendered.warnings = part(header->warnings) + rendered.warnings;
    for (const std::size_t length : header->files) rendered.files.push_back(part(length));
    received_.erase(0, header->total);
    if (header->state != done) {
        rendered.fault = header->state == no_memory ? RenderFault::memory : RenderFault::failed;
        rendered.error = one_line(rendered.files.empty() ? std::string_view() : rendered.files.front());
        rendered.files.clear();
        // A plug-in that finds no room is a layout that is not known.
        if (header->state != failed) rendered.error += allowed_memory(limits_);
    }
    ++served_;
    return rendered;
}

/// Named, with what was written to stderr meanwhile; the job after it begins.
Rendered RenderWorker::answer_of_first() {
    Rendered rendered;
    rendered.name = jobs_[pending_.front()].name;
    pending_.pop_front();
    if (!complaints_.empty()) rendered.warnings = one_line(complaints_) + '\n';
    complaints_.clear();
    start_clock();
    return rendered;
}

Rendered RenderWorker::finish(RenderFault reason) {
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
    read();

    Rendered rendered = answer_of_first();
    const auto fault = [&](RenderFault what, std::string why) {
        rendered.fault = what;
        rendered.error = std::move(why);
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
    } else {
        fault(RenderFault::crashed, "ended without a result");
    }
    return rendered;
}

}  // namespace lianjian
