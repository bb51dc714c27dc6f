#include <cstdio>

struct held {
    const char *name;
    ~held()
    {
        std::printf("~%s\n", name);
    }
};
static thread_local held it{"it"};

extern "C" void hold()
{
    std::printf("hold %s\n", it.name);
}

extern "C" const char *throw_inside()
{
    try {
        throw "out";
    } catch (const char *what) {
        return what;
    }
}
