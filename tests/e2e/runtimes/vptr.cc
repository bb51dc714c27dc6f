// Faults that the sanitizers know from C++ alone, with exceptions passing through.
#include <cstdio>
#include <stdexcept>
#include <thread>

struct One {
    virtual ~One() {}
    virtual int number() { return 1; }
};
struct Other {
    virtual ~Other() {}
    virtual int number() { return 2; }
};

int main(int argc, char **)
{
    std::setvbuf(stdout, nullptr, _IONBF, 0);
    std::thread([] {
        try {
            throw std::runtime_error("thrown");
        } catch (const std::exception &error) {
            std::puts(error.what());
        }
    }).join();
    Other other;
    void *place = &other;
    One *one = static_cast<One *>(place);
    if (argc > 1)
        std::printf("%d\n", one->number()); // line of vptr
    int *numbers = new int[3];
    int last = argc > 2 ? numbers[argc] : 0;
    delete[] numbers;
    return last == 42;
}
