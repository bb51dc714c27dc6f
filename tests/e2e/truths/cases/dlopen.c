/* Libraries are loaded without -ldl, as sources written since glibc 2.34 expect.
 * also: -ldl
 * also: -rdynamic
 * plugin: dlopen_plugin.c
 * | the plugin's constructor
 * | answer 42
 * | its address is in /t/dlopen_plugin.so: yes
 * | errno is kept apart: yes
 * | the plugin's destructor
 * | the plugin's atexit
 * | closed 0
 * | missing: yes
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
    void *plugin = dlopen("dlopen_plugin.so", RTLD_NOW | RTLD_LOCAL);
    if (!plugin) {
        puts(dlerror());
        return 1;
    }
    int (*answer)(void) = (int (*)(void))dlsym(plugin, "answer");
    printf("answer %d\n", answer());
    Dl_info info;
    int is_found =
        dladdr((void *)answer, &info) && strcmp(info.dli_fname, "/t/dlopen_plugin.so") == 0;
    printf("its address is in /t/dlopen_plugin.so: %s\n", is_found ? "yes" : "no");
    int *(*where)(void) = (int *(*)(void))dlsym(RTLD_DEFAULT, "__errno_location");
    printf("errno is kept apart: %s\n", where && *where() == 0 ? "yes" : "no");
    fflush(stdout);
    int status = dlclose(plugin);
    printf("closed %d\n", status);
    printf("missing: %s\n", !dlopen("/nowhere.so", RTLD_NOW) && dlerror() ? "yes" : "no");
    return 0;
}
