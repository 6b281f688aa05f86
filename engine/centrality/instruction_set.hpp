// The vector instructions of the kernels that have several: chosen when the program runs, by what the processor has.
#pragma once

#include <array>

namespace lianjian {

/// From the narrowest. The kernels of one computation give the same bits with each.
enum class InstructionSet { plain, avx2, avx512 };

inline constexpr std::array instruction_sets{InstructionSet::plain, InstructionSet::avx2, InstructionSet::avx512};

/// Whether this processor has it, and the program was built for such processors.
[[nodiscard]] bool runs_here(InstructionSet set);
/// The widest that runs here.
[[nodiscard]] InstructionSet widest_here();

}  // namespace lianjian
