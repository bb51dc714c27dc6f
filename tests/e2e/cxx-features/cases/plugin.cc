// std: c++17
// library: yes
// links: -ldl
//
// A plug-in with a C++ library of its own: what it makes is used here and the other way round, its
// objects end with dlclose, and it can be opened again.
#include "must.h"

#include <functional>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>
#include <typeinfo>
#include <vector>

struct shape {
    virtual ~shape() = default;
    virtual double area() const = 0;
};
struct square : shape {
    double side;
    explicit square(double s) : side(s)
    {
    }
    double area() const override
    {
        return side * side;
    }
};
using maker = std::unique_ptr<shape>(double);
using user = std::string(const shape &, std::function<std::string(int)>);

#ifdef LIBRARY
static struct told {
    int *ended = nullptr;
    ~told()
    {
        if (ended)
            ++*ended;
    }
} object;
extern "C" void tell(int *ended)
{
    object.ended = ended;
}
extern "C" std::unique_ptr<shape> make(double side)
{
    if (side < 0)
        throw std::invalid_argument("a side of " + std::to_string(side));
    std::clog << "" << std::flush;
    return std::make_unique<square>(side);
}
extern "C" std::string use(const shape &given, std::function<std::string(int)> call)
{
    return dynamic_cast<const square *>(&given) ? call(7) + "!" : "no square";
}
#else
#include <dlfcn.h>

template <class Function> static Function *find(void *library, const char *name)
{
    return reinterpret_cast<Function *>(dlsym(library, name));
}

static void once(int round)
{
    void *library = dlopen("libplugin.so", RTLD_NOW | RTLD_LOCAL);
    must(library);
    if (!library) {
        std::cerr << dlerror() << '\n';
        return;
    }
    int ended = 0;
    find<void(int *)>(library, "tell")(&ended);
    {
        auto made = find<maker>(library, "make")(3);
        must(made->area() == 9 && dynamic_cast<square *>(made.get()) &&
             typeid(*made) == typeid(square));
        std::vector<std::string> given;
        auto answer = find<user>(library, "use")(square(2), [&](int number) {
            given.push_back("long enough to be on the heap, which both share: " +
                            std::to_string(number));
            return given.back();
        });
        must(given.size() == 1 && answer == given[0] + "!");
    }
    try {
        find<maker>(library, "make")(-1);
        must(!"thrown");
    } catch (const std::invalid_argument &e) {
        must(std::string(e.what()).find("-1.0") != std::string::npos);
    }
    must(dlclose(library) == 0 && ended <= 1);
    // Templates' static data are unique in the process, and a library that has such stays loaded.
    bool stays = dlopen("libplugin.so", RTLD_NOW | RTLD_NOLOAD);
    must(stays || ended == 1);
    std::cout << round;
}

int main()
{
    once(1);
    once(2);
    std::cout << std::endl;
    return done();
}
#endif
