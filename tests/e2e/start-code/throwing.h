#include <string>

struct Known {
    int value;
};
__attribute__((visibility("default"))) void throw_from_library(int kind);
__attribute__((visibility("default"))) const char *catch_in_library(void (*run)());
__attribute__((visibility("default"))) void pass_through_library(void (*run)());
__attribute__((visibility("default"))) std::string text_of_library();
