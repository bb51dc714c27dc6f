// std: c++17
//
// Files and folders: made, walked, copied, linked, dated, removed; errors as exceptions and as
// codes.
#include "must.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>

namespace fs = std::filesystem;
using namespace std::chrono_literals;

static void write(const fs::path &name, const std::string &text)
{
    std::ofstream(name) << text;
}

static void walk(const fs::path &base)
{
    fs::create_directories(base / "a/b/c");
    write(base / "a/one", "1");
    write(base / "a/b/two", "22");
    write(base / "a/b/c/three", std::string(70000, '3'));
    fs::create_symlink("one", base / "a/link");
    std::set<std::string> seen;
    int deepest = 0;
    for (auto i = fs::recursive_directory_iterator(base); i != fs::recursive_directory_iterator();
         ++i) {
        seen.insert(i->path().lexically_relative(base).string());
        deepest = std::max(deepest, i.depth());
    }
    must(seen == std::set<std::string>{"a", "a/b", "a/b/c", "a/b/c/three", "a/b/two", "a/link",
                                       "a/one"} &&
         deepest == 3);
    must(fs::file_size(base / "a/b/c/three") == 70000 && fs::is_symlink(base / "a/link"));
    must(fs::read_symlink(base / "a/link") == "one" &&
         fs::canonical(base / "a/../a/link") == base / "a/one");
    must(fs::equivalent(base / "a/link", base / "a/one") &&
         fs::hard_link_count(base / "a/one") == 1);
}

static void change(const fs::path &base)
{
    fs::copy(base / "a", base / "copy",
             fs::copy_options::recursive | fs::copy_options::copy_symlinks);
    must(fs::file_size(base / "copy/b/c/three") == 70000 && fs::is_symlink(base / "copy/link"));
    must(!fs::copy_file(base / "a/one", base / "copy/one", fs::copy_options::skip_existing));
    must(fs::copy_file(base / "a/b/two", base / "copy/one", fs::copy_options::overwrite_existing));
    must(fs::file_size(base / "copy/one") == 2);
    fs::rename(base / "copy/one", base / "copy/moved");
    fs::resize_file(base / "copy/moved", 10);
    must(!fs::exists(base / "copy/one") && fs::file_size(base / "copy/moved") == 10);
    fs::create_hard_link(base / "copy/moved", base / "copy/again");
    must(fs::hard_link_count(base / "copy/moved") == 2);

    fs::permissions(base / "copy/moved", fs::perms::owner_read | fs::perms::group_read);
    must(fs::status(base / "copy/moved").permissions() ==
         (fs::perms::owner_read | fs::perms::group_read));
    fs::permissions(base / "copy/moved", fs::perms::owner_write, fs::perm_options::add);
    must((fs::status(base / "copy/moved").permissions() & fs::perms::owner_write) !=
         fs::perms::none);

    auto then = fs::file_time_type::clock::now() - 48h;
    fs::last_write_time(base / "copy/moved", then);
    auto off = fs::last_write_time(base / "copy/moved") - then;
    must(off > -1us && off < 1us);
    must(fs::remove_all(base / "copy") == 8);
}

static void fail(const fs::path &base)
{
    std::error_code code;
    must(!fs::exists(base / "none", code) && !code);
    must(fs::file_size(base / "none", code) == static_cast<std::uintmax_t>(-1) &&
         code == std::errc::no_such_file_or_directory);
    try {
        fs::create_directory(base / "none/below");
        must(!"thrown");
    } catch (const fs::filesystem_error &e) {
        must(e.path1() == base / "none/below" && e.code() == std::errc::no_such_file_or_directory);
    }
    try {
        for (auto &entry : fs::directory_iterator(base / "none"))
            must(entry.path().empty());
        must(!"thrown");
    } catch (const fs::filesystem_error &) {
    }
    fs::create_symlink("loop", base / "loop");
    fs::status(base / "loop", code);
    must(code == std::errc::too_many_symbolic_link_levels);
}

int main()
{
    must(fs::path("/a/./b/../c.tar.gz").lexically_normal() == "/a/c.tar.gz" &&
         fs::path("x.tar.gz").stem() == "x.tar");
    must(fs::temp_directory_path() == "/tmp");
    const fs::path base = "/tmp/filesystem";
    fs::remove_all(base);
    fs::create_directory(base);
    must(fs::space(base).available > 0);
    walk(base);
    change(base);
    fail(base);
    fs::current_path(base);
    must(fs::current_path() == base && fs::absolute("x") == base / "x" && fs::is_directory("a"));
    fs::current_path("/");
    fs::remove_all(base);
    return done();
}
