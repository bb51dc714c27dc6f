#ifndef SHELF_H
#define SHELF_H

#include <stdexcept>
#include <string>

namespace shelf {

struct empty : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// Always throws empty.
void take(const std::string &what);

} // namespace shelf
#endif
