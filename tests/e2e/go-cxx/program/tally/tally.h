// What the C++ of this package offers to Go. The caller frees a text.
#ifndef TALLY_H
#define TALLY_H

#ifdef __cplusplus
extern "C" {
#endif

int tally_static_objects(void);
int tally_thread_objects_gone(void);
char *tally_words(const char *text);
char *tally_catch_own(void);
char *tally_catch_librarys(void);
char *tally_catch_threads(void);
int tally_threads(int count);
int tally_call_go_in_catch(int number);
// Calls a function that may throw a std::exception, and tells what it threw.
char *tally_catch(void (*function)(void));

#ifdef __cplusplus
}
#endif
#endif
