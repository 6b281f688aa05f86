// How a long computation tells how far it is, and is told to stop.
#pragma once

#include <functional>

namespace lianjian {

/// Called now and then with the share done, 0..1, never falling; the computation goes on while it returns true. One
/// call at a time, from any thread. Empty: nobody is watching.
using ProgressSink = std::function<bool(double done)>;

}  // namespace lianjian
