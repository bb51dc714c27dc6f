// std: c++11
// gcc: 12
// flags: -pthread
// root: unwinder
//
// call_once, whose first tries throw. The exception passes through pthread_once, whose cleanup
// glibc runs by the target's libgcc_s: this target has one.
#include "must.h"

#include <atomic>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <vector>

int main()
{
    std::once_flag flag;
    std::atomic<int> tries{0}, ran{0}, failures{0};
    std::vector<std::thread> all;
    for (int i = 0; i < 4; i++)
        all.emplace_back([&] {
            try {
                std::call_once(flag, [&] {
                    if (tries++ < 2)
                        throw std::runtime_error("not yet");
                    ran++;
                });
            } catch (const std::runtime_error &) {
                failures++;
            }
        });
    for (auto &thread : all)
        thread.join();
    must(tries == 3 && ran == 1 && failures == 2);
    return done();
}
