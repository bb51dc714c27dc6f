const char *file(void) { return __FILE__ " " __DATE__ " " __TIME__; }
int line = __LINE__, counter_value = __COUNTER__;
