#include "objects.h"

std::locale library_locale()
{
    return {};
}
std::ostringstream library_stream()
{
    return std::ostringstream{};
}
std::string library_string()
{
    return {};
}
std::wstring library_wide_string()
{
    return {};
}
void library_ends(std::locale *object)
{
    delete object;
}
void library_ends(std::string *object)
{
    delete object;
}
// What the library's own copy of the statics is still good for.
std::string library_says(double number)
{
    std::ostringstream text;
    text << number << std::string();
    return text.str();
}
