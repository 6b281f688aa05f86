#include "engine/views/circle_pages.hpp"

#include <algorithm>

namespace lianjian {
namespace {

/// Rows from one to before another.
class Cut {
public:
    Cut(const FriendCircle& whole, std::size_t first_row, std::size_t end_row)
        : whole_(whole),
          first_row_(first_row),
          end_row_(end_row),
          village_(whole.villages.size(), absent),
          partner_(whole.partners.size(), absent) {}

    FriendCircle run() {
        part_.code = whole_.code;
        part_.name = whole_.name;
        part_.level = whole_.level;
        part_.row_level = whole_.row_level;
        part_.as_of = whole_.as_of;
        part_.sources = whole_.sources;
        take_villages();
        take_partners();
        take_groups();
        for (FriendCircle::Village& village : part_.villages) {
            for (std::uint32_t& partner : village.partners) partner = partner_[partner];
        }
        return std::move(part_);
    }

private:
    static constexpr std::uint32_t absent = UINT32_MAX;

    void take_villages() {
        for (std::size_t r = first_row_; r < end_row_; ++r) {
            part_.rows.push_back(whole_.rows[r]);
            part_.covered += whole_.rows[r].covered;
            for (std::uint32_t& v : part_.rows.back().villages) {
                FriendCircle::Village village = whole_.villages[v];
                village.row = static_cast<std::uint32_t>(r - first_row_);
                part_.ties += static_cast<std::uint32_t>(village.partners.size());
                part_.illustrative += village.illustrative;
                village_[v] = static_cast<std::uint32_t>(part_.villages.size());
                v = village_[v];
                part_.villages.push_back(std::move(village));
            }
        }
    }

    void take_partners() {
        for (std::size_t p = 0; p < whole_.partners.size(); ++p) {
            FriendCircle::Partner partner = whole_.partners[p];
            keep(partner.villages);
            if (partner.villages.empty()) continue;
            keep(partner.planned);
            part_.planned += static_cast<std::uint32_t>(partner.planned.size());
            partner_[p] = static_cast<std::uint32_t>(part_.partners.size());
            part_.partners.push_back(std::move(partner));
        }
    }

    void take_groups() {
        for (FriendCircle::Partner group : whole_.groups) {
            keep(group.villages);
            if (group.villages.empty()) continue;
            keep(group.drawn);
            part_.drawn_through += static_cast<std::uint32_t>(group.drawn.size());
            part_.groups.push_back(std::move(group));
        }
    }

    /// Those of the villages that are in the part, by their places there.
    void keep(std::vector<std::uint32_t>& villages) const {
        std::erase_if(villages, [&](std::uint32_t v) { return village_[v] == absent; });
        for (std::uint32_t& v : villages) v = village_[v];
    }

    const FriendCircle& whole_;
    std::size_t first_row_, end_row_;
    std::vector<std::uint32_t> village_, partner_;  // by place in the whole: place in the part
    FriendCircle part_;
};

}  // namespace

std::vector<FriendCircle> circle_pages(const FriendCircle& circle, std::size_t most_rows) {
    const std::size_t rows = circle.rows.size();
    const std::size_t pages = (rows + most_rows - 1) / most_rows;
    if (pages <= 1) return {circle};
    std::vector<FriendCircle> parts;
    for (std::size_t page = 0; page < pages; ++page) {
        parts.push_back(Cut(circle, rows * page / pages, rows * (page + 1) / pages).run());
        parts.back().page = static_cast<std::uint32_t>(page + 1);
        parts.back().pages = static_cast<std::uint32_t>(pages);
    }
    return parts;
}

}  // namespace lianjian
