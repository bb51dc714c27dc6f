/* __parse_hwcap_and_convert_at_platform (glibc 2.23, powerpc64le): objects that use
 * __builtin_cpu_supports refer to it, so that they cannot be linked with a release that does not
 * store what that reads. libgcc.a refers to it for the choice between two versions of its functions
 * for __float128. Nothing reads it. */
#if defined(__powerpc64__)

extern const char __parse_hwcap_and_convert_at_platform;
const char __parse_hwcap_and_convert_at_platform = 0;

#endif
