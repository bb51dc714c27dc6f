#ifndef LIBRARY_H
#define LIBRARY_H

#define API __attribute__((visibility("default")))

API void library_throw(int value);
API int library_catch(void (*callback)());
API int library_works();

#endif
