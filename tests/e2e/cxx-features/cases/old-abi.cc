// std: c++98
// libc++: no
// flags: -D_GLIBCXX_USE_CXX11_ABI=0 -Wno-deprecated-declarations
//
// C++98, with the strings and lists of GCC before 5.
#include "must.h"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <list>
#include <map>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

struct longer {
    bool operator()(const std::string &a, const std::string &b) const
    {
        return a.size() > b.size();
    }
};

int main()
{
    must(sizeof(std::string) == sizeof(void *));
    std::string one(100, 'x'), two = one; // shared until written
    must(one.data() == two.data());
    two[0] = 'y';
    must(one.data() != two.data() && one[0] == 'x');
    std::vector<std::string> words;
    std::istringstream text("the longest of these words");
    for (std::string word; text >> word;)
        words.push_back(word);
    std::stable_sort(words.begin(), words.end(), longer());
    must(words[0] == "longest" && words[4] == "of");
    typedef std::list<int> numbers;
    std::auto_ptr<numbers> held(new numbers(3, 7));
    std::auto_ptr<numbers> taken(held);
    must(!held.get() && taken->size() == 3);
    try {
        std::vector<int>().at(1);
        must(!"thrown");
    } catch (const std::out_of_range &e) {
        must(std::string(e.what()).find("range") != std::string::npos);
    }
    std::ifstream missing("/nowhere/at/all");
    missing.exceptions(std::ios::goodbit);
    std::map<std::string, int> counts;
    counts["a"]++;
    std::ostringstream out;
    out << counts["a"] << ' ' << 2.5 << std::endl;
    must(!missing && out.str() == "1 2.5\n");
    return done();
}
