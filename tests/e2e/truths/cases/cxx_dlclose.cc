/* A library closed while a thread holds its thread_local object does not vanish under it.
 * also: -pthread
 * plugin: cxx_dlclose_plugin.cc
 * | hold it
 * | caught inside the plugin: out
 * | closed 0
 * | ~it
 * | joined
 */
#include <atomic>
#include <cstdio>
#include <dlfcn.h>
#include <thread>

int main()
{
    void *plugin = dlopen("cxx_dlclose_plugin.so", RTLD_NOW | RTLD_LOCAL);
    if (!plugin) {
        std::puts(dlerror());
        return 1;
    }
    auto hold = reinterpret_cast<void (*)()>(dlsym(plugin, "hold"));
    auto throw_inside = reinterpret_cast<const char *(*)()>(dlsym(plugin, "throw_inside"));
    std::atomic<bool> holds{false}, is_closed{false};
    std::thread thread([&] {
        hold();
        holds = true;
        while (!is_closed)
            std::this_thread::yield();
    });
    while (!holds)
        std::this_thread::yield();
    std::printf("caught inside the plugin: %s\n", throw_inside());
    std::printf("closed %d\n", dlclose(plugin));
    is_closed = true;
    thread.join();
    std::puts("joined");
}
