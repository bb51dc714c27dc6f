#include "tally.h"

#include <cstring>
#include <future>
#include <iostream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>

#include "shelf.h"

extern "C" int tallyAddOne(int number);

namespace {

// Made before anything runs, in whatever kind of file this ends up.
struct label {
    label() : text("made before main") {}
    std::string text;
};
const label first;
const std::string second = first.text + ", and another";

char *copied(const std::string &text)
{
    return strdup(text.c_str());
}

template <typename Function> std::string caught(Function function)
{
    try {
        function();
    } catch (const std::exception &e) {
        return std::string(e.what()) + (std::uncaught_exceptions() ? ", still counted" : "");
    }
    return "nothing";
}

} // namespace

int tally_static_objects()
{
    return !first.text.empty() + (second == "made before main, and another");
}

char *tally_words(const char *text)
{
    std::map<std::string, int> counts;
    std::istringstream words(text);
    for (std::string word; words >> word;)
        counts[word]++;
    std::ostringstream line;
    const char *separator = "";
    for (const auto &count : counts) {
        line << separator << count.first << ' ' << count.second;
        separator = ", ";
    }
    std::cout << "cout: " << line.str() << std::endl;
    return copied(line.str());
}

char *tally_catch_own()
{
    return copied(caught([] { shelf::take("cotton"); }));
}

char *tally_catch_librarys()
{
    return copied(caught([] { std::stoi("not a number"); }));
}

char *tally_catch_threads()
{
    return copied(caught([] {
        std::async(std::launch::async, [] { shelf::take("flax, by a thread"); }).get();
    }));
}

int tally_call_go_in_catch(int number)
{
    try {
        shelf::take("hemp");
    } catch (const shelf::empty &) {
        return tallyAddOne(number);
    }
    return -1;
}

char *tally_catch(void (*function)(void))
{
    return copied(caught(function));
}
