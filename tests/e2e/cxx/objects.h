// Objects of the C++ library that one module makes and the other ends.
#include <locale>
#include <sstream>
#include <string>

std::locale library_locale();
std::ostringstream library_stream();
std::string library_string();
std::wstring library_wide_string();
void library_ends(std::locale *);
void library_ends(std::string *);
std::string library_says(double);
