@if polyfill __abicc_posix_spawn@
@# Calls that may be given a list of newer file actions go to where these are known.
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
__END_DECLS
@end@
