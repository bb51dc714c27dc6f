// std: c++14
// libc++: no
// library: yes
// links: -lstdc++fs -ldl
//
// The file system's technical specification, which C++14 has in a library of its own.
#include <experimental/filesystem>

namespace fs = std::experimental::filesystem;

#ifdef LIBRARY
extern "C" long count(const char *folder)
{
    long files = 0;
    for (auto &entry : fs::recursive_directory_iterator(folder))
        files += fs::is_regular_file(entry.status());
    return files;
}
#else
#include "must.h"

#include <dlfcn.h>
#include <fstream>

int main()
{
    const fs::path base = "/tmp/ts";
    fs::remove_all(base);
    fs::create_directories(base / "a/b");
    std::ofstream(base / "a/b/file") << "text";
    fs::copy(base / "a/b/file", base / "copy");
    must(fs::file_size(base / "copy") == 4);
    void *library = dlopen("libfilesystem-ts.so", RTLD_NOW);
    must(library &&
         reinterpret_cast<long (*)(const char *)>(dlsym(library, "count"))(base.c_str()) == 2);
    try {
        fs::create_directory("/nowhere/at/all");
        must(!"thrown");
    } catch (const fs::filesystem_error &e) {
        must(e.code().value() == 2);
    }
    must(fs::remove_all(base) == 5);
    return done();
}
#endif
