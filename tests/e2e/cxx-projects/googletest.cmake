# Included by CMake after each project(): googletest by the names of its own build.
find_package(GTest CONFIG REQUIRED)
if(NOT TARGET gtest)
    add_library(gtest ALIAS GTest::gtest)
    add_library(gmock ALIAS GTest::gmock)
endif()
