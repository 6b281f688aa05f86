#include "data/likeness.hpp"

#include <algorithm>
#include <string>

#include "engine/spelling.hpp"

namespace lianjian {

Likeness likeness(std::string_view word, std::span<const KnownName> known) {
    const std::string wanted = folded(word);
    const KnownName* inside = nullptr;
    const KnownName* near = nullptr;
    std::size_t least = 0;
    for (const KnownName& each : known) {
        const std::string name = folded(each.name);
        // One Chinese character or three letters say too little.
        if (name.size() > 3 && wanted.find(name) != std::string::npos &&
            (inside == nullptr || name.size() > folded(inside->name).size())) {
            inside = &each;
        }
        const std::size_t distance = edit_distance(wanted, name);
        if (near == nullptr || distance < least) {
            near = &each;
            least = distance;
        }
    }
    if (inside != nullptr) return {inside->key, true};
    if (near == nullptr) return {};
    const std::size_t longest = std::max(character_count(wanted), character_count(folded(near->name)));
    // Of words that have next to nothing in common none is near.
    if (least * 3 > longest * 2) return {};
    return {near->key, least * 3 <= longest};
}

}  // namespace lianjian
