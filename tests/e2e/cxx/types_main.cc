// The side that catches what the opened library throws.
#include <cstdio>
#include <cstring>
#include <dlfcn.h>

#include "types.h"

static throw_function *throw_it;
static int failures;

static void tell(const char *what, bool holds)
{
    if (!holds)
        std::printf("WRONG %s\n", what);
    failures += !holds;
}

// Is `what` caught as a T, with `test` true of it.
template <class T, class Test> static bool caught(thrown what, Test test)
{
    try {
        throw_it(what);
    } catch (T value) {
        return test(value);
    } catch (...) {
    }
    return false;
}
template <class T> static bool caught(thrown what)
{
    return caught<T>(what, [](auto &&) { return true; });
}

static void values()
{
    tell("int", caught<int>(AN_INT, [](int value) { return value == 42; }));
    tell("int, not as long", !caught<long>(AN_INT));
    tell("enum", caught<colour>(A_COLOUR, [](colour value) { return value == colour::green; }));
    tell("string", caught<const std::string &>(
                       A_STRING, [](const std::string &value) { return value.size() > 40; }));
}

static void pointers()
{
    auto is_text = [](const char *value) { return std::strcmp(value, "text") == 0; };
    tell("char * as it is", caught<char *>(A_TEXT, is_text));
    tell("char * as const char *", caught<const char *>(A_TEXT, is_text));
    tell("const char *, not as char *", !caught<char *>(A_CONST_TEXT));
    tell("char * as const void *", caught<const void *>(A_TEXT));
    tell("function", caught<throw_function *>(A_FUNCTION));
    tell("function, not as void *", !caught<void *>(A_FUNCTION));
    tell("nullptr as char *", caught<char *>(A_NULLPTR, [](char *value) { return !value; }));
    tell("pointer to its second base",
         caught<second *>(A_BOTH_POINTER, [](second *value) { return value->two == 2; }));
    tell("pointer to its virtual base",
         caught<const second *>(A_DIAMOND_POINTER,
                                [](const second *value) { return value->two == 2; }));
    tell("null pointer stays one",
         caught<second *>(A_NULL_BOTH_POINTER, [](second *value) { return !value; }));
    tell("pointer, not to another class", !caught<left *>(A_BOTH_POINTER));
}

static void classes()
{
    tell("first base", caught<first &>(BOTH, [](first &value) { return value.one == 1; }));
    tell("second base", caught<second &>(BOTH, [](second &value) { return value.two == 2; }));
    tell("virtual base", caught<second &>(A_DIAMOND, [](second &value) { return value.two == 2; }));
    tell("base of a diamond",
         caught<right &>(A_DIAMOND, [](right &value) { return value.more == 4; }));
    tell("not a base that is there twice", !caught<first &>(TWICE));
    tell("not a private base", !caught<first &>(SECRET));
    tell("a hidden type's base", caught<second &>(HIDDEN));
    tell("a hidden type", caught<hidden &>(HIDDEN));
    auto is_error = [](const std::exception &value) {
        return !std::strcmp(value.what(), "an error");
    };
    tell("error", caught<error &>(AN_ERROR, is_error));
    tell("error as std::exception", caught<const std::exception &>(AN_ERROR, is_error));
    tell("error, not as logic_error", !caught<std::logic_error &>(AN_ERROR));
    tell("bad_alloc", caught<std::bad_alloc &>(A_BAD_ALLOC));
    tell("system_error as runtime_error", caught<std::runtime_error &>(A_SYSTEM_ERROR));
    tell("nested", caught<std::exception &>(A_NESTED, [](std::exception &outer) {
             try {
                 std::rethrow_if_nested(outer);
             } catch (const error &inner) {
                 return !std::strcmp(inner.what(), "inner");
             }
             return false;
         }));
}

// Kept in the library, thrown on here.
static bool rethrown(keep_function *keep)
{
    std::exception_ptr kept;
    keep(&kept);
    for (int i = 0; i < 2; i++)
        try {
            std::rethrow_exception(kept);
        } catch (const second &value) {
            if (value.two != 2)
                return false;
        }
    return std::uncaught_exceptions() == 0;
}

static bool unpacked(any_function *fill)
{
    std::any value;
    fill(&value);
    const error *inside = std::any_cast<error>(&value);
    return inside && value.type() == typeid(error) && !std::strcmp(inside->what(), "in a box");
}

int main()
{
    void *library = dlopen("libtypes.so", RTLD_NOW | RTLD_LOCAL);
    if (!library) {
        std::printf("%s\n", dlerror());
        return 2;
    }
    throw_it = reinterpret_cast<throw_function *>(dlsym(library, "types_throw"));
    values();
    pointers();
    classes();
    tell("an exception_ptr",
         rethrown(reinterpret_cast<keep_function *>(dlsym(library, "types_keep"))));
    tell("an any", unpacked(reinterpret_cast<any_function *>(dlsym(library, "types_any"))));
    return failures != 0;
}
