#pragma once
#define FROM_HEADER 7
static inline int from_header(int a) { return a + FROM_HEADER; }
