// std: c++11
//
// Regular expressions of both common grammars.
#include "must.h"

#include <regex>
#include <string>

int main()
{
    std::regex date(R"((\d{4})-(\d\d)-(\d\d))");
    std::smatch parts;
    std::string text = "from 2012-12-25 to 2013-01-06";
    must(std::regex_search(text, parts, date) && parts[1] == "2012" && parts.position(0) == 5);
    int count = 0;
    for (std::sregex_iterator i(text.begin(), text.end(), date), end; i != end; ++i)
        count++;
    must(count == 2);
    must(std::regex_replace(text, date, "$3.$2.$1") == "from 25.12.2012 to 06.01.2013");
    must(std::regex_match("aXbX",
                          std::regex("(a?x?b?)*", std::regex::icase | std::regex::extended)));
    must(!std::regex_match(L"\u00e4b", std::wregex(L"[[:digit:]]+")));
    must(std::regex_match("foofoo", std::regex("(foo)\\1")) &&
         std::regex_search("a1", std::regex("[[:alpha:]](?=[0-9])")));
    try {
        std::regex broken("(unclosed");
        must(!"thrown");
    } catch (const std::regex_error &e) {
        must(e.code() == std::regex_constants::error_paren);
    }
    return done();
}
