/* The table of signal_names.h, of which MIPS has its own numbers. */
#ifndef SIGNALS_MIPS64EL_H
#define SIGNALS_MIPS64EL_H

static const struct signal_name signal_names[] = {
    [1] = {"HUP", "Hangup"},
    [2] = {"INT", "Interrupt"},
    [3] = {"QUIT", "Quit"},
    [4] = {"ILL", "Illegal instruction"},
    [5] = {"TRAP", "Trace/breakpoint trap"},
    [6] = {"ABRT", "Aborted"},
    [7] = {"EMT", "EMT trap"},
    [8] = {"FPE", "Floating point exception"},
    [9] = {"KILL", "Killed"},
    [10] = {"BUS", "Bus error"},
    [11] = {"SEGV", "Segmentation fault"},
    [12] = {"SYS", "Bad system call"},
    [13] = {"PIPE", "Broken pipe"},
    [14] = {"ALRM", "Alarm clock"},
    [15] = {"TERM", "Terminated"},
    [16] = {"USR1", "User defined signal 1"},
    [17] = {"USR2", "User defined signal 2"},
    [18] = {"CHLD", "Child exited"},
    [19] = {"PWR", "Power failure"},
    [20] = {"WINCH", "Window changed"},
    [21] = {"URG", "Urgent I/O condition"},
    [22] = {"POLL", "I/O possible"},
    [23] = {"STOP", "Stopped (signal)"},
    [24] = {"TSTP", "Stopped"},
    [25] = {"CONT", "Continued"},
    [26] = {"TTIN", "Stopped (tty input)"},
    [27] = {"TTOU", "Stopped (tty output)"},
    [28] = {"VTALRM", "Virtual timer expired"},
    [29] = {"PROF", "Profiling timer expired"},
    [30] = {"XCPU", "CPU time limit exceeded"},
    [31] = {"XFSZ", "File size limit exceeded"},
};

#endif
