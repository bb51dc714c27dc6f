#include "glue.h"
#include <sstream>
#include <stdexcept>
#include <map>
int try_it(int n) { try { if (n) throw std::runtime_error(std::to_string(n)); std::ostringstream s; s << 7; return s.str().size(); } catch (const std::exception &e) { return 10 * (e.what()[0] - '0'); } }
