/* Loads a library and catches what it throws. */
#include <cstdio>
#include <dlfcn.h>
#include <stdexcept>

int main()
{
    void *library = dlopen("thrower.so", RTLD_NOW);
    if (!library) {
        std::puts(dlerror());
        return 1;
    }
    auto throw_it = reinterpret_cast<void (*)()>(dlsym(library, "throw_it"));
    try {
        throw_it();
    } catch (const std::runtime_error &e) {
        std::printf("caught %s\n", e.what());
    }
}
