// The rules a partnership scheme should keep, and who does not keep them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/network.hpp"
#include "engine/snapshot.hpp"

namespace lianjian {

/// How a rule is broken.
enum class Finding : std::uint8_t {
    missing,      // has none of what it should have one of
    several,      // has more than one: `others`
    contradicts,  // is paired with `others[0]`, whose town is not paired with its own
    overloaded    // has `span` villages, more than `limit`
};

struct Breach {
    NodeId node = no_node;
    Finding finding = Finding::missing;
    std::vector<NodeId> others = {};  // by id
    std::uint32_t span = 0;
    Amount limit = {};
};

/// What a rule looks at.
struct AuditInput {
    const Network& network;
    const Snapshot& snapshot;  // of ties of all kinds
};

struct AuditFindings {
    std::uint64_t checked = 0;     // nodes (for village_pairs: pairs) that the rule speaks of
    std::vector<Breach> breaches;  // by region code, then id
};

/// A rule: `find` gives nothing where it does not apply, because the data have no such ties or kinds.
struct AuditRule {
    std::string_view key;  // in columns and options
    Words title;
    Words sentence;     // what should hold, and of whom
    Words not_applied;  // why it does not apply, where it does not
    std::optional<AuditFindings> (*find)(const AuditInput& input);
};

/// All rules. Each is O(n + m) but for sorting what it finds.
[[nodiscard]] std::span<const AuditRule> audit_rules();

}  // namespace lianjian
