#ifdef __cplusplus
extern "C"
#endif
    int
    try_it(int n);
