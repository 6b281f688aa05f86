#include "engine/centrality/instruction_set.hpp"

namespace lianjian {

bool runs_here(InstructionSet set) {
#if defined(__x86_64__)
    if (set == InstructionSet::avx512) return __builtin_cpu_supports("avx512f") != 0;
    if (set == InstructionSet::avx2) return __builtin_cpu_supports("avx2") != 0;
#endif
    return set == InstructionSet::plain;
}

InstructionSet widest_here() {
    InstructionSet widest = InstructionSet::plain;
    for (const InstructionSet set : instruction_sets) {
        if (runs_here(set)) widest = set;
    }
    return widest;
}

}  // namespace lianjian
