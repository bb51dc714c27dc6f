// What the program defines and the library uses.
#ifndef EXPORTING_H
#define EXPORTING_H

#include <stdexcept>
#include <string>

struct bad_shape : std::runtime_error {
    using std::runtime_error::runtime_error;
};
struct shape {
    virtual ~shape();
    virtual int corners() const;
};
std::string name_of(const shape &what);

extern "C" {
using describer = std::string(int);
}
#endif
