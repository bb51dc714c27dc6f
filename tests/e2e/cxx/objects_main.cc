#include "objects.h"
#include <cstdio>

int main()
{
    for (int i = 0; i < 100; i++) {
        std::locale locale = library_locale();
        std::ostringstream stream = library_stream();
        stream << locale.name() << library_string() << i;
        if (stream.str() != "C" + std::to_string(i))
            return 1;
        std::string text = library_string();
        std::wstring wide = library_wide_string();
        text += 'x';
        wide += L'x';
        if (text != "x" || wide != L"x" || !library_string().empty())
            return 2;
        library_ends(new std::locale);
        library_ends(new std::string);
    }
    std::string empty;
    empty.clear();
    empty.reserve(0);
    std::string copy = empty;
    if (!empty.empty() || copy != empty || *empty.c_str() || library_says(1.5) != "1.5")
        return 3;
    std::puts("all ended");
    return 0;
}
