#include <catch2/catch.hpp>

#include <csignal>
#include <cstdlib>
#include <new>
#include <stdexcept>
#include <thread>

#include "viz/render_pool.hpp"

using namespace lianjian;
using namespace std::chrono_literals;

namespace {

RenderJob says(std::string words) {
    return {words, [words](std::string&) { return words; }};
}

RenderJob spins() {
    return {"spins", [](std::string&) -> std::string {
                for (volatile bool forever = true; forever;) {
                }
                return {};
            }};
}

RenderJob sleeps() {
    return {"sleeps", [](std::string&) -> std::string {
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
                        return std::string("slow");
                    }});
    for (int i = 0; i < 9; ++i) jobs.push_back(says(std::to_string(i)));
    RenderLimits limits;
    limits.jobs = 3;
    const std::vector<Rendered> results = render_all(jobs, limits);
    REQUIRE(results.size() == 10);
    CHECK(results[0].bytes == "slow");
    for (std::size_t i = 0; i < 9; ++i) {
        CHECK(results[i + 1].ok());
        CHECK(results[i + 1].name == std::to_string(i));
        CHECK(results[i + 1].bytes == std::to_string(i));
    }
    CHECK(render_all({}, limits).empty());
}

TEST_CASE("large and binary results arrive whole, with their warnings") {
    std::string large(3'000'000, '\0');
    for (std::size_t i = 0; i < large.size(); ++i) large[i] = static_cast<char>(i * 7);
    const Rendered result = one({"large", [&](std::string& warnings) {
                                     warnings = "first\nsecond\n";
                                     return large;
                                 }});
    CHECK(result.ok());
    CHECK(result.bytes == large);
    CHECK(result.warnings == "first\nsecond\n");
}

TEST_CASE("a job that spins is ended at its limit of computing time, the others are done") {
    const std::vector<RenderJob> jobs{says("before"), spins(), says("after")};
    RenderLimits limits;
    limits.cpu = 1s;
    const std::vector<Rendered> results = render_all(jobs, limits);
    CHECK(results[0].bytes == "before");
    CHECK(results[1].fault == RenderFault::cpu_limit);
    CHECK(results[1].name == "spins");
    CHECK(results[1].error == "needs more than 1 s of computing time");
    CHECK(results[1].bytes.empty());
    CHECK(results[2].bytes == "after");
}

TEST_CASE("a job that sleeps is ended at its deadline") {
    RenderLimits limits;
    limits.deadline = 150ms;
    const Rendered result = one(sleeps(), limits);
    CHECK(result.fault == RenderFault::deadline);
    CHECK(result.error == "not finished after 150 ms");
}

TEST_CASE("a job that has sent its result but does not leave is not waited for") {
    const auto start = std::chrono::steady_clock::now();
    RenderLimits limits;
    limits.output = 1000;
    const Rendered result = one({"huge", [](std::string&) { return std::string(10'000'000, 'x'); }}, limits);
    CHECK(result.fault == RenderFault::too_large);
    CHECK(std::chrono::steady_clock::now() - start < 10s);
}

TEST_CASE("errors of a job are told") {
    const Rendered thrown =
        one({"throws", [](std::string&) -> std::string { throw std::runtime_error("no\nlayout"); }});
    CHECK(thrown.fault == RenderFault::failed);
    CHECK(thrown.error == "no layout");
    const Rendered memory = one({"memory", [](std::string&) -> std::string { throw std::bad_alloc(); }});
    CHECK(memory.fault == RenderFault::memory);
    const Rendered crashed = one({"crash", [](std::string&) -> std::string {
                                      raise(SIGSEGV);
                                      return {};
                                  }});
    CHECK(crashed.fault == RenderFault::crashed);
    CHECK(crashed.error.find("signal") != std::string::npos);
    const Rendered left = one({"exit", [](std::string&) -> std::string { _Exit(0); }});
    CHECK(left.fault == RenderFault::crashed);
    CHECK(left.error == "ended without a result");
}

TEST_CASE("what a library writes to stderr becomes a warning") {
    const Rendered result = one({"mutters", [](std::string&) {
                                     std::fputs("something odd\n", stderr);
                                     return std::string("done");
                                 }});
    CHECK(result.bytes == "done");
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
