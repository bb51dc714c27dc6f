/* The numbers of system calls since Linux 5.1, which are the same on all architectures. The ABIs
 * of mips add a constant. */
#if defined(__mips__)
#define FIRST_SYSCALL 5000 /* n64 */
#else
#define FIRST_SYSCALL 0
#endif
enum {
    SYS_pidfd_send_signal = FIRST_SYSCALL + 424,
    SYS_open_tree = FIRST_SYSCALL + 428,
    SYS_move_mount = FIRST_SYSCALL + 429,
    SYS_fsopen = FIRST_SYSCALL + 430,
    SYS_fsconfig = FIRST_SYSCALL + 431,
    SYS_fsmount = FIRST_SYSCALL + 432,
    SYS_fspick = FIRST_SYSCALL + 433,
    SYS_pidfd_open = FIRST_SYSCALL + 434,
    SYS_clone3 = FIRST_SYSCALL + 435,
    SYS_close_range = FIRST_SYSCALL + 436,
    SYS_openat2 = FIRST_SYSCALL + 437,
    SYS_pidfd_getfd = FIRST_SYSCALL + 438,
    SYS_process_madvise = FIRST_SYSCALL + 440,
    SYS_epoll_pwait2 = FIRST_SYSCALL + 441,
    SYS_mount_setattr = FIRST_SYSCALL + 442,
    SYS_process_mrelease = FIRST_SYSCALL + 448,
    SYS_mseal = FIRST_SYSCALL + 462
};
