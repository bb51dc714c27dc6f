// std: c++11
// flags: -pthread
// library: yes
// links: -ldl
// output: main's, third, second, first, its thread's, at its end, main's end, end
//
// Destructors of thread_local objects: of other threads, of the main one, and of a plug-in that was
// closed while a thread still had its object.
#ifdef LIBRARY
#include <cstdio>
#include <string>

struct told {
    std::string word;
    ~told()
    {
        std::printf("%s, ", word.c_str());
    }
};
extern "C" void touch(const char *word)
{
    thread_local told object;
    object.word = std::string(word);
}
#else
#include "must.h"

#include <dlfcn.h>
#include <string>
#include <thread>

struct told {
    std::string word;
    explicit told(std::string w) : word(std::move(w))
    {
    }
    ~told()
    {
        std::printf("%s, ", word.c_str());
    }
};
static struct last {
    ~last()
    {
        std::printf("end");
    }
} after_all_others;
static thread_local told of_main("main's end");

static void in_order()
{
    thread_local told first("first"), second("second"), third("third");
    must(first.word < second.word && second.word < third.word);
}

int main()
{
    std::setvbuf(stdout, nullptr, _IONBF, 0);
    std::printf("main's, ");
    must(of_main.word == "main's end");
    std::thread(in_order).join();

    void *plugin = dlopen("libthread-local.so", RTLD_NOW | RTLD_LOCAL);
    must(plugin);
    if (!plugin) {
        std::fprintf(stderr, "%s\n", dlerror());
        return done();
    }
    auto touch = reinterpret_cast<void (*)(const char *)>(dlsym(plugin, "touch"));
    std::thread([&] { touch("its thread's"); }).join();
    std::thread([&] {
        touch("at its end");
        must(dlclose(plugin) == 0); // and yet its code must be there when this thread ends
    }).join();
    return done();
}
#endif
