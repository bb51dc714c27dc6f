@if polyfill __abicc_posix_spawn@
@# Calls that may use newer file actions are redirected to a function that supports them.
#include <abicc-host/spawn.h>
__BEGIN_DECLS
extern int posix_spawn (pid_t *__restrict __pid, const char *__restrict __path,
			const posix_spawn_file_actions_t *__restrict __file_actions,
			const posix_spawnattr_t *__restrict __attrp,
			char *const __argv[__restrict_arr],
			char *const __envp[__restrict_arr]) __asm__ ("__abicc_posix_spawn");
extern int posix_spawnp (pid_t *__pid, const char *__file,
			 const posix_spawn_file_actions_t *__file_actions,
			 const posix_spawnattr_t *__attrp,
			 char *const __argv[], char *const __envp[]) __asm__ ("__abicc_posix_spawnp");
@if polyfill posix_spawnattr_setcgroup_np@
#ifndef POSIX_SPAWN_SETCGROUP
# define POSIX_SPAWN_SETCGROUP 0x100
#endif
extern int __REDIRECT_NTH (posix_spawnattr_setflags, (posix_spawnattr_t *__attr, short int __flags),
			   __abicc_posix_spawnattr_setflags);
@end@
__END_DECLS
@end@
