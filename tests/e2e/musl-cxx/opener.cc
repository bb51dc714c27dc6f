// Opens a library that has a C++ library of its own: exceptions pass both ways.
#include <dlfcn.h>
#include <iostream>
#include <stdexcept>

static void fail()
{
    throw std::logic_error("from the program");
}

int main()
{
    void *library = dlopen("/libthrower.so", RTLD_NOW);
    if (!library) {
        std::cout << dlerror() << std::endl;
        return 1;
    }
    auto thrower = reinterpret_cast<void (*)(int)>(dlsym(library, "thrower"));
    auto catcher = reinterpret_cast<int (*)(void (*)())>(dlsym(library, "catcher"));
    for (int i = 0; i < 3; i++)
        try {
            thrower(i);
        } catch (const std::runtime_error &e) {
            std::cout << "caught " << e.what() << std::endl;
        } catch (int number) {
            std::cout << number << std::endl;
        }
    std::cout << catcher(fail) << std::uncaught_exceptions() << std::endl;
}
