// A signal handler can only reach what is static: the slots below are the one place in the program where that
// is so. A slot is written while its `armed` flag is down, and read by the handler only while it is up.
#include "cli/interrupt.hpp"

#include <signal.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <climits>
#include <csignal>
#include <cstring>

namespace lianjian {
namespace {

constexpr std::size_t slot_count = 32;

struct Slot {
    std::atomic<bool> taken{false};
    std::atomic<bool> armed{false};
    std::array<char, PATH_MAX> path{};
};

std::array<Slot, slot_count> slots;

extern "C" void end_on_signal(int signal) {
    for (Slot& slot : slots) {
        if (slot.armed.load()) ::unlink(slot.path.data());
    }
    ::_exit(128 + signal);
}

}  // namespace

void install_interrupts() {
    struct sigaction action {};
    action.sa_handler = end_on_signal;
    for (const int signal : {SIGINT, SIGTERM}) ::sigaction(signal, &action, nullptr);
    struct sigaction inherited {};
    ::sigaction(SIGHUP, nullptr, &inherited);
    if (inherited.sa_handler != SIG_IGN) ::sigaction(SIGHUP, &action, nullptr);  // `nohup` asks to go on
    action.sa_handler = SIG_IGN;
    ::sigaction(SIGPIPE, &action, nullptr);
}

RemoveOnSignal::RemoveOnSignal(const std::string& path) : slot_(slot_count) {
    if (path.size() >= PATH_MAX) return;
    for (std::size_t i = 0; i < slot_count; ++i) {
        bool expected = false;
        if (!slots[i].taken.compare_exchange_strong(expected, true)) continue;
        std::memcpy(slots[i].path.data(), path.c_str(), path.size() + 1);
        slots[i].armed = true;
        slot_ = i;
        return;
    }
}

RemoveOnSignal::~RemoveOnSignal() {
    if (slot_ == slot_count) return;
    slots[slot_].armed = false;
    slots[slot_].taken = false;
}

}  // namespace lianjian
