// The locales that there are, and those that std::locale refuses: the programs for glibc agree.
#include <iostream>
#include <locale>
#include <stdexcept>
#include <string>

static const char *is_there(const std::string &name)
{
    try {
        return std::locale(name.c_str()).name().empty() ? "nameless" : "there";
    } catch (const std::runtime_error &) {
        return "refused";
    }
}

int main()
{
    static const char *const categories[] = {
        "CTYPE", "NUMERIC", "TIME",    "COLLATE",   "MONETARY",    "MESSAGES",
        "PAPER", "NAME",    "ADDRESS", "TELEPHONE", "MEASUREMENT", "IDENTIFICATION"};
    std::string composed;
    for (const char *category : categories)
        composed += std::string(composed.empty() ? "" : ";") + "LC_" + category + "=C";
    const std::string names[] = {
        "C", "POSIX", "C.UTF-8", composed,
        // What musl's own setlocale() answers, and parts of the composed form.
        "C.UTF-8;C;C;C;C;C", "C;C", "LC_CTYPE=C", "LC_CTYPE=C.UTF-8;LC_NUMERIC=C", "=C;=C", ";",
        "=", "xx_XX.UTF-8"};
    for (const std::string &name : names)
        std::cout << is_there(name) << ' ';
    std::cout << std::endl;
}
