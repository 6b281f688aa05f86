// Pictures of districts into a folder: drawn side by side, written one by one, listed on an index page.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/draw_views.hpp"
#include "cli/request.hpp"
#include "viz/graphviz.hpp"

namespace lianjian {

/// What one picture is of: a district, or several together.
struct Subject {
    const View* view;
    std::string code;  // of the file's name
    std::vector<RegionId> districts;
    bool together = false;
};

struct PictureFormat {
    std::string ending;  // without the dot
    Format format;
};

/// A file that was written. A view may need several pages for a district.
struct Picture {
    std::size_t subject;  // by its place among the subjects
    std::string file;     // in the folder
    std::string format;
    std::size_t page = 1, pages = 1;
    std::uint64_t bytes = 0;
    std::string sha256;
};
struct FailedPicture {
    std::size_t subject;
    std::string error;  // for people
};
struct Pictures {
    std::vector<Subject> subjects;
    std::vector<Picture> written;       // by subject, page, format
    std::vector<FailedPicture> failed;  // by subject
};

/// Draws all subjects, so many at a time, into the folder `-o`, which is made. What fails is named on stderr and the
/// rest is written. Throws Failure (io).
[[nodiscard]] Pictures draw_pictures(const Request& request, const DrawContext& context, std::vector<Subject> subjects,
                                     const std::vector<PictureFormat>& formats, std::size_t jobs);

/// `index.html`, to look through in a browser, and `manifest.json`, for programs: what was drawn of which district, and
/// what could not be. Throws Failure (io).
void write_picture_index(const Request& request, const DrawContext& context, const std::vector<RegionId>& districts,
                         const Pictures& pictures);

}  // namespace lianjian
