// The program: of C++98 in all that it says to the plug-in; from C++17 on it uses the newer library too.
#include <cstdio>
#include <cstring>
#include <dlfcn.h>
#include <exception>
#include <fstream>
#include <iostream>
#include <new>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <typeinfo>

#include "plugin.h"

#if __cplusplus >= 201703L
#include "features.h"
#else
static int failures;

static void tell(const char *what, bool holds)
{
    if (!holds)
        std::printf("WRONG %s\n", what);
    failures += !holds;
}
#endif

static const plugin *plug;

static void refuse() { throw refusal("from the program", 9); }
static void do_nothing() {}

// What came of what the plug-in threw.
static std::string caught(thrown what)
{
    try {
        plug->raise(what);
    } catch (int value) {
        return value == 42 ? "int" : "another int";
    } catch (const refusal &refused) {
        return refused.code == 7 ? refused.what() : "another refusal";
    } catch (const std::ios_base::failure &) {
        return "stream";
    } catch (const std::out_of_range &) {
        return "range";
    } catch (const std::bad_cast &) {
        return "cast";
    } catch (const std::bad_alloc &) {
        return "memory";
    } catch (const std::exception &other) {
        return other.what();
    } catch (...) {
        return "something else";
    }
    return "nothing";
}

static void exceptions()
{
    tell("int", caught(AN_INT) == "int");
    tell("a class of both", caught(A_REFUSAL) == "from the plug-in");
    tell("std::runtime_error", caught(A_RUNTIME_ERROR) == std::string(100, 'x'));
    tell("std::ios_base::failure", caught(A_STREAM_FAILURE) == "stream");
    tell("std::bad_cast", caught(A_BAD_CAST) == "cast");
    tell("std::out_of_range", caught(A_RANGE_ERROR) == "range");
    tell("std::bad_alloc", caught(NO_MEMORY) == "memory");
    tell("from the program into the plug-in", plug->call(refuse) == 9);
    tell("nothing thrown", plug->call(do_nothing) == -2);
    tell("one count of exceptions on their way", plug->count(refuse) == 1);
}

static void strings_and_streams()
{
    std::string first(50, 'a');
    std::string copy = first;
    std::string joined = plug->join(first, "b");
    tell("std::string both ways", joined == copy + "b" && first == copy);
    tell("the empty string's one place", plug->join("", "").empty());
    std::ostringstream out(std::ios_base::out);
    plug->print(out, 1234.5);
    tell("the program's stream", out.str() == "1234.50 ff text\n");
    out.str("");
    out.imbue(plug->with_commas(out.getloc()));
    out << 1234567;
    tell("the plug-in's facet", out.str() == "1,234,567");
    tell("one std::cout", plug->streams() == &std::cout);
}

// The files called libstdc++ that are mapped.
static std::set<std::string> mapped()
{
    std::set<std::string> files;
    std::ifstream maps("/proc/self/maps");
    std::string line;
    while (std::getline(maps, line))
        if (line.find("libstdc++") != std::string::npos)
            files.insert(line.substr(line.find('/')));
    return files;
}

int main(int argc, char **argv)
{
    typedef const plugin *opener();
    void *library = argc == 2 ? dlopen(argv[1], RTLD_NOW) : NULL;
    if (!library) {
        std::printf("WRONG %s\n", dlerror());
        return 1;
    }
    void *symbol = dlsym(library, "plugin_open");
    opener *open = NULL;
    std::memcpy(&open, &symbol, sizeof(open));
    plug = open();
    exceptions();
    strings_and_streams();
    tell("one libstdc++", mapped().size() == 1);
#if __cplusplus >= 201703L
    int own = failures;
    tell("what is newer, in the program", features() == 0);
    failures += own;
#endif
    tell("what is newer, in the plug-in", plug->features() == 0);
    std::cout << "told by std::cout" << std::endl;
    tell("closed", dlclose(library) == 0);
    return failures != 0;
}
