// Pictures rendered in child processes: several at a time, and none can hang, crash or exhaust the program.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "engine/words.hpp"
#include "viz/diagram.hpp"
#include "viz/graphviz.hpp"

namespace lianjian {

/// What a child does: it returns the bytes of one or several files and may add lines to `warnings`; an exception
/// becomes the job's error.
struct RenderJob {
    std::string name;  // of the picture, for messages
    std::function<std::vector<std::string>(std::string& warnings)> work;
};

/// A picture in one format: a job of one file. The diagram is shared, so that several formats of it cost one copy.
[[nodiscard]] RenderJob render_job(std::string name, std::shared_ptr<const Diagram> diagram, Format format);

/// Of each job. Memory is what it may take in addition to what its process holds when it starts.
struct RenderLimits {
    std::size_t jobs = 1;  // at a time; at least 1
    std::chrono::seconds cpu{20};
    std::chrono::milliseconds deadline{60000};
    std::size_t memory = std::size_t{1} << 30U;  // bytes; not enforced under sanitizers
    std::size_t output = std::size_t{256} << 20U;
    /// Asked a few times a second; when it says yes, all children end and their jobs count as interrupted.
    std::function<bool()> stopped;
};

enum class RenderFault { none, failed, crashed, cpu_limit, deadline, memory, too_large, interrupted, system };

struct Rendered {
    std::string name;
    RenderFault fault = RenderFault::none;
    std::vector<std::string> files;  // their bytes; none unless the fault is none
    std::string error;               // why not, for logs: one line
    std::string warnings;            // Graphviz's, and whatever libraries wrote to stderr

    [[nodiscard]] bool ok() const { return fault == RenderFault::none; }
};

/// Why there is no picture, in the reader's language; empty when there is one. The words of libraries stay as they are.
[[nodiscard]] std::string reason(const Rendered& result, const RenderLimits& limits, Lang lang);

/// What to do with the result of a job, which is given by its place among the jobs.
using TakeRendered = std::function<void(std::size_t job, Rendered&& result)>;

/// Runs all jobs and hands over each result, in the order of the jobs, as soon as it and those before it are there; no
/// more than some dozen wait in memory. Children work through many jobs each, since what a first picture costs
/// (plug-ins, fonts) is more than the picture itself; one that a job has ended is replaced, and a job that fails in a
/// child that has worked before gets a fresh one, so that no picture suffers from others. Children die with the calling
/// thread. A child runs the jobs and nothing else, and leaves without destructors; a job must therefore neither need
/// other threads nor touch what they may have locked. Call it from one thread at a time.
void render_each(std::span<const RenderJob> jobs, const RenderLimits& limits, const TakeRendered& take);

/// The same with all results in memory.
[[nodiscard]] std::vector<Rendered> render_all(std::span<const RenderJob> jobs, const RenderLimits& limits);

}  // namespace lianjian
