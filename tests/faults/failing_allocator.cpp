// Preloaded: the allocation numbered FAIL_ALLOCATION, counted from the beginning of `main`, fails and says
// so. Only `operator new` is counted: what C libraries do without memory is theirs.
#include <dlfcn.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <new>

namespace {

bool in_main = false;
int (*real_main)(int, char**, char**) = nullptr;

int counted_main(int argc, char** argv, char** environment) {
    in_main = true;
    const int code = real_main(argc, argv, environment);
    in_main = false;
    return code;
}

long left() {
    if (!in_main) return 0;
    static long count = [] {
        const char* number = std::getenv("FAIL_ALLOCATION");
        return number == nullptr ? 0L : std::strtol(number, nullptr, 10);
    }();
    return count > 0 ? count-- : 0;
}

}  // namespace

extern "C" int __libc_start_main(int (*main)(int, char**, char**), int argc, char** argv, void (*init)(),
                                 void (*fini)(), void (*loaded)(), void* stack_end) {
    real_main = main;
    const auto real = reinterpret_cast<decltype(&__libc_start_main)>(::dlsym(RTLD_NEXT, "__libc_start_main"));
    return real(counted_main, argc, argv, init, fini, loaded, stack_end);
}

void* operator new(std::size_t size) {
    if (left() == 1) {
        constexpr char said[] = "allocation failed as asked\n";
        if (::write(STDERR_FILENO, said, sizeof said - 1) < 0) std::abort();
        throw std::bad_alloc();
    }
    if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
    throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
