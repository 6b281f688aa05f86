#include <catch2/catch.hpp>

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <new>
#include <set>
#include <stdexcept>
#include <thread>

#include "viz/render_pool.hpp"

using namespace lianjian;
using namespace std::chrono_literals;

namespace {

RenderJob says(std::string words) {
    return {words, [words](std::string&) { return std::vector{words}; }};
}

RenderJob spins() {
    return {"spins", [](std::string&) -> std::vector<std::string> {
                for (volatile bool forever = true; forever;) {
                }
                return {};
            }};
}

RenderJob sleeps() {
    return {"sleeps", [](std::string&) -> std::vector<std::string> {
                std::this_thread::sleep_for(1h);
                return {};
            }};
}

Rendered one(const RenderJob& job, const RenderLimits& limits = {}) { return render_all({&job, 1}, limits).front(); }

}  // namespace

TEST_CASE("results come in the order of the jobs") {
    std::vector<RenderJob> jobs;
    jobs.push_back({"slow", [](std::string&) {
                        std::this_thread::sleep_for(200ms);
                        return std::vector<std::string>{"slow"};
                    }});
    for (int i = 0; i < 9; ++i) jobs.push_back(says(std::to_string(i)));
    RenderLimits limits;
    limits.jobs = 3;
    const std::vector<Rendered> results = render_all(jobs, limits);
    REQUIRE(results.size() == 10);
    CHECK(results[0].files.front() == "slow");
    for (std::size_t i = 0; i < 9; ++i) {
        CHECK(results[i + 1].ok());
        CHECK(results[i + 1].name == std::to_string(i));
        CHECK(results[i + 1].files.front() == std::to_string(i));
    }
    CHECK(render_all({}, limits).empty());
}

TEST_CASE("large and binary results arrive whole, with their warnings") {
    std::string large(3'000'000, '\0');
    for (std::size_t i = 0; i < large.size(); ++i) large[i] = static_cast<char>(i * 7);
    const Rendered result = one({"large", [&](std::string& warnings) {
                                     warnings = "first\nsecond\n";
                                     return std::vector{large};
                                 }});
    CHECK(result.ok());
    CHECK(result.files.front() == large);
    CHECK(result.warnings == "first\nsecond\n");
}

TEST_CASE("a job that spins is ended at its limit of computing time, the others are done") {
    const std::vector<RenderJob> jobs{says("before"), spins(), says("after")};
    RenderLimits limits;
    limits.cpu = 1s;
    const std::vector<Rendered> results = render_all(jobs, limits);
    CHECK(results[0].files.front() == "before");
    CHECK(results[1].fault == RenderFault::cpu_limit);
    CHECK(results[1].name == "spins");
    CHECK(results[1].error == "needs more than 1 s of computing time");
    CHECK(results[1].files.empty());
    CHECK(results[2].files.front() == "after");
}

TEST_CASE("a job that sleeps is ended at its deadline") {
    RenderLimits limits;
    limits.deadline = 150ms;
    const Rendered result = one(sleeps(), limits);
    CHECK(result.fault == RenderFault::deadline);
    CHECK(result.error == "not finished after 150 ms");
    CHECK(reason(result, limits, Lang::en) == result.error);
    CHECK(reason(result, limits, Lang::zh) == "150 毫秒内没有画完");
}

TEST_CASE("a job that has sent its result but does not leave is not waited for") {
    const auto start = std::chrono::steady_clock::now();
    RenderLimits limits;
    limits.output = 1000;
    const Rendered result =
        one({"huge", [](std::string&) { return std::vector{std::string(10'000'000, 'x')}; }}, limits);
    CHECK(result.fault == RenderFault::too_large);
    CHECK(std::chrono::steady_clock::now() - start < 10s);
}

TEST_CASE("errors of a job are told") {
    const Rendered thrown =
        one({"throws", [](std::string&) -> std::vector<std::string> { throw std::runtime_error("no\nlayout"); }});
    CHECK(thrown.fault == RenderFault::failed);
    CHECK(thrown.error == "no layout");
    const Rendered memory = one({"memory", [](std::string&) -> std::vector<std::string> { throw std::bad_alloc(); }});
    CHECK(memory.fault == RenderFault::memory);
    const Rendered crashed = one({"crash", [](std::string&) -> std::vector<std::string> {
                                      raise(SIGSEGV);
                                      return {};
                                  }});
    CHECK(crashed.fault == RenderFault::crashed);
    CHECK(crashed.error.find("signal") != std::string::npos);
    const Rendered left = one({"exit", [](std::string&) -> std::vector<std::string> { _Exit(0); }});
    CHECK(left.fault == RenderFault::crashed);
    CHECK(left.error == "ended without a result");
}

TEST_CASE("what a library writes to stderr becomes a warning") {
    const Rendered result = one({"mutters", [](std::string&) {
                                     std::fputs("something odd\n", stderr);
                                     return std::vector<std::string>{"done"};
                                 }});
    CHECK(result.files.front() == "done");
    CHECK(result.warnings == "something odd\n");
}

TEST_CASE("when told to stop, children end at once and nothing more is started") {
    const std::vector<RenderJob> jobs{sleeps(), sleeps(), says("never")};
    RenderLimits limits;
    limits.jobs = 2;
    int asked = 0;
    limits.stopped = [&] { return ++asked > 2; };
    const auto start = std::chrono::steady_clock::now();
    for (const Rendered& result : render_all(jobs, limits)) CHECK(result.fault == RenderFault::interrupted);
    CHECK(std::chrono::steady_clock::now() - start < 5s);
}

TEST_CASE("a job may give several files, or none") {
    const Rendered several = one({"several", [](std::string&) { return std::vector<std::string>{"one", "", "3\n"}; }});
    CHECK(several.files == std::vector<std::string>{"one", "", "3\n"});
    const Rendered none = one({"none", [](std::string&) { return std::vector<std::string>{}; }});
    CHECK(none.ok());
    CHECK(none.files.empty());
}

TEST_CASE("a child works through many jobs") {
    const std::vector<RenderJob> jobs(40, {"who", [](std::string&) { return std::vector{std::to_string(getpid())}; }});
    RenderLimits limits;
    limits.jobs = 3;
    std::set<std::string> children;
    for (const Rendered& result : render_all(jobs, limits)) children.insert(result.files.front());
    CHECK(!children.empty());
    CHECK(children.size() <= 3);
    CHECK(!children.contains(std::to_string(getpid())));
}

TEST_CASE("a job that crashes only in a child that has worked before is done in a fresh one") {
    // Each job adds to what lies about in its process, and the fifth falls over it.
    for (const bool memory : {false, true}) {
        int lying_about = 0;
        const std::vector<RenderJob> jobs(20, {"clumsy", [&](std::string&) {
                                                   if (++lying_about == 5 && memory) throw std::bad_alloc();
                                                   if (lying_about == 5) raise(SIGSEGV);
                                                   return std::vector<std::string>{"done"};
                                               }});
        for (const Rendered& result : render_all(jobs, {})) CHECK(result.files == std::vector<std::string>{"done"});
    }
}

TEST_CASE("of many jobs, those that crash, spin or grow too large are named and the others are done, in order") {
    std::vector<RenderJob> jobs;
    for (int i = 0; i < 60; ++i) {
        jobs.push_back({std::to_string(i), [i](std::string& warnings) {
                            if (i % 20 == 7) raise(SIGABRT);
                            if (i == 31) std::this_thread::sleep_for(1h);
                            if (i == 44) return std::vector{std::string(100'000, 'x')};
                            warnings = "w" + std::to_string(i) + "\n";
                            return std::vector{std::to_string(i)};
                        }});
    }
    RenderLimits limits;
    limits.jobs = 2;
    limits.deadline = 2s;
    limits.output = 50'000;
    std::size_t next = 0;
    render_each(jobs, limits, [&](std::size_t job, Rendered&& result) {
        CHECK(job == next++);
        CHECK(result.name == std::to_string(job));
        const RenderFault expected = job % 20 == 7 ? RenderFault::crashed
                                     : job == 31   ? RenderFault::deadline
                                     : job == 44   ? RenderFault::too_large
                                                   : RenderFault::none;
        CHECK(result.fault == expected);
        if (!result.ok()) return;
        CHECK(result.files.front() == std::to_string(job));
        CHECK(result.warnings == "w" + std::to_string(job) + "\n");
    });
    CHECK(next == 60);
}

// A sanitizer's own memory is beyond every limit.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) && !defined(__clang__)
TEST_CASE("where little memory is allowed, what Graphviz refuses is put down to it, and other errors are not") {
    rlimit before{};
    getrlimit(RLIMIT_AS, &before);
    RenderLimits limits;
    limits.memory = std::size_t{1} << 60U;  // so that any limit is too low
    const RenderJob refused{"refused",
                            [](std::string&) -> std::vector<std::string> { throw RenderError("no layout"); }};
    const RenderJob failed{"failed",
                           [](std::string&) -> std::vector<std::string> { throw std::length_error("43 rows"); }};
    rlimit low = before;
    low.rlim_cur = std::min<rlim_t>(before.rlim_max, rlim_t{1} << 40U);
    setrlimit(RLIMIT_AS, &low);
    const RenderJob full{"full", [](std::string&) -> std::vector<std::string> { throw std::bad_alloc(); }};
    const Rendered first = one(refused, limits), second = one(failed, limits), third = one(full, limits);
    setrlimit(RLIMIT_AS, &before);
    CHECK(first.error == "no layout; only 1048576 MB of memory are allowed (ulimit -v), and a picture takes some 256");
    CHECK(second.error == "43 rows");
    CHECK(third.error.starts_with("out of memory; only 1048576 MB"));
}
#endif
