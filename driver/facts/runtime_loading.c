#include "facts/runtime_loading.h"

#include <stdlib.h>
#include <string.h>

static const char names[] = "name service libraries (nsswitch.conf)";
static const char charsets[] = "character set conversions (gconv)";
static const char any[] = "any library";

/* Sorted. From glibc 2.34 on, every static program contains the loader's own functions. */
static const struct runtime_loading functions[] = {
    {"dlmopen", any, true},
    {"dlopen", any, true},
    {"ether_hostton", names, false},
    {"ether_ntohost", names, false},
    {"getaddrinfo", names, false},
    {"getaliasbyname", names, false},
    {"getaliasent", names, false},
    {"getgrent", names, false},
    {"getgrent_r", names, false},
    {"getgrgid", names, false},
    {"getgrgid_r", names, false},
    {"getgrnam", names, false},
    {"getgrnam_r", names, false},
    {"getgrouplist", names, false},
    {"gethostbyaddr", names, false},
    {"gethostbyaddr_r", names, false},
    {"gethostbyname", names, false},
    {"gethostbyname2", names, false},
    {"gethostbyname2_r", names, false},
    {"gethostbyname_r", names, false},
    {"gethostent", names, false},
    {"getnameinfo", names, false},
    {"getnetbyaddr", names, false},
    {"getnetbyname", names, false},
    {"getnetent", names, false},
    {"getnetgrent", names, false},
    {"getprotobyname", names, false},
    {"getprotobynumber", names, false},
    {"getprotoent", names, false},
    {"getpwent", names, false},
    {"getpwent_r", names, false},
    {"getpwnam", names, false},
    {"getpwnam_r", names, false},
    {"getpwuid", names, false},
    {"getpwuid_r", names, false},
    {"getrpcbyname", names, false},
    {"getrpcbynumber", names, false},
    {"getservbyname", names, false},
    {"getservbyname_r", names, false},
    {"getservbyport", names, false},
    {"getservbyport_r", names, false},
    {"getservent", names, false},
    {"getspent", names, false},
    {"getspnam", names, false},
    {"getspnam_r", names, false},
    {"iconv_open", charsets, false},
    {"initgroups", names, false},
    {"innetgr", names, false},
    {"setnetgrent", names, false},
};

static int compare(const void *name, const void *row)
{
    return strcmp(name, ((const struct runtime_loading *)row)->function);
}

const struct runtime_loading *runtime_loading_find(const char *function)
{
    return bsearch(function, functions, sizeof(functions) / sizeof(*functions), sizeof(*functions),
                   compare);
}
