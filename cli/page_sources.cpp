#include "cli/page_sources.hpp"

#include <system_error>

#include "data/mapped_file.hpp"

namespace lianjian {

std::vector<PageSource> page_sources(const Request& request, const Network& network) {
    std::vector<PageSource> sources;
    for (const SourceFile& file : network.files) {
        try {
            sources.push_back({file.shown(), file.rows, file_sha256(file.name)});
        } catch (const std::system_error& error) {
            throw Failure(Exit::io, say(request.lang, "{}：{}", "{}: {}", file.name, error.code().message()));
        }
    }
    return sources;
}

}  // namespace lianjian
