// The page through which a folder of pictures is looked at: one card a district, its pictures in small.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/words.hpp"

namespace lianjian {

/// A file beside the page. All pages and formats of a view follow one another.
struct IndexedPicture {
    std::string view, file, format;  // the view's words in the language of the page
    std::size_t page = 1, pages = 1;
};

struct IndexedDistrict {
    std::string code, name;
    std::string place;  // what it lies in: "山东省青岛市"; districts of one place stand together
    std::uint64_t villages = 0, covered = 0;
    std::vector<IndexedPicture> pictures;
    std::vector<std::string> errors;  // of what could not be drawn
};

struct PictureIndex {
    Lang lang = Lang::zh;
    std::string as_of;                       // ISO date; empty = all recorded ties
    std::vector<IndexedDistrict> districts;  // in the order shown
    double width = 0, height = 0;            // of a picture, in any unit
    bool has_illustrative = false;           // some records of the data are drawn by lot
    std::string program_version;
};

/// The whole page. Pictures are loaded from the page's own folder as they come into view; style and script are allowed
/// by their hashes alone. Same input, same bytes. O(length of the page).
[[nodiscard]] std::string picture_index_page(const PictureIndex& index);

}  // namespace lianjian
