#include "dl_find_object.h"
