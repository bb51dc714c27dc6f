/* This program is linked with the polyfills before the host's C library, so that it runs them as
 * a program on an old system does. */
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <semaphore.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

extern long __isoc23_strtol(const char *text, char **end, int base);
extern unsigned long __isoc23_strtoul(const char *text, char **end, int base);
extern long long __isoc23_strtoll(const char *text, char **end, int base);
extern unsigned long long __isoc23_strtoull(const char *text, char **end, int base);
extern intmax_t __isoc23_strtoimax(const char *text, char **end, int base);
extern uintmax_t __isoc23_strtoumax(const char *text, char **end, int base);
extern int __isoc23_sscanf(const char *text, const char *format, ...);
extern int __isoc23_vsscanf(const char *text, const char *format, va_list arguments);
extern int __isoc23_fscanf(FILE *file, const char *format, ...);
extern int __isoc23_vfscanf(FILE *file, const char *format, va_list arguments);
extern int __memcmpeq(const void *a, const void *b, size_t size);
extern int __cxa_thread_atexit_impl(void (*run)(void *), void *object, void *dso);
extern char __libc_single_threaded;
extern int getentropy(void *buffer, size_t size);
extern uint32_t arc4random(void);

struct object_found {
    unsigned long long flags;
    void *start, *end, *link_map, *eh_frame;
    unsigned long long reserved[7];
};
/* Under a name that newer headers do not declare otherwise. */
extern int find_object(void *address, struct object_found *result) __asm__("_dl_find_object");

/* A hidden name is none of the dynamic ones: what dlsym finds is the host's own. */
static void polyfills_stand_before_the_host(void **state)
{
    (void)state;
    assert_ptr_not_equal(dlsym(RTLD_DEFAULT, "_dl_find_object"), (void *)find_object);
    assert_ptr_not_equal(dlsym(RTLD_DEFAULT, "getentropy"), (void *)getentropy);
    assert_int_equal(__libc_single_threaded, 0);
}

static int scan_list(FILE *file, const char *text, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int count = file ? __isoc23_vfscanf(file, format, arguments)
                     : __isoc23_vsscanf(text, format, arguments);
    va_end(arguments);
    return count;
}

static void text_is_scanned(void **state)
{
    (void)state;
    char text[] = "12 0x1f word 2.5 12 0x1f word", word[8];
    int decimal, hex;
    double number;
    assert_int_equal(__isoc23_sscanf(text, "%d %i %7s %lf", &decimal, &hex, word, &number), 4);
    assert_int_equal(decimal + hex, 43);
    assert_string_equal(word, "word");
    assert_true(number == 2.5);
    assert_int_equal(scan_list(NULL, "7 8", "%d%d", &decimal, &hex), 2);
    assert_int_equal(decimal * hex, 56);
    FILE *file = fmemopen(text, strlen(text), "r");
    assert_int_equal(__isoc23_fscanf(file, "%d %i %7s %lf", &decimal, &hex, word, &number), 4);
    assert_int_equal(scan_list(file, NULL, "%d %i %7s", &decimal, &hex, word), 3);
    assert_int_equal(decimal + hex, 43);
    assert_int_equal(__isoc23_fscanf(file, "%d", &decimal), EOF);
    fclose(file);
    assert_int_equal(__memcmpeq("abc", "abd", 2), 0);
    assert_true(__memcmpeq("abc", "abd", 3) != 0);
}

static void binary_prefix_is_read(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int base;
        long value;
        int length, error;
    } rows[] = {
        {"0b101", 0, 5, 5, 0},
        {"  -0B11z", 2, -3, 7, 0},
        {"+0b0", 0, 0, 4, 0},
        {"0b101", 16, 0xb101, 5, 0},
        {"0b101", 10, 0, 1, 0},
        {"0b2", 0, 0, 1, 0},
        {"0b", 2, 0, 1, 0},
        {"0x1f", 0, 31, 4, 0},
        {"017", 0, 15, 3, 0},
        {"", 0, 0, 0, 0},
        {"0b111111111111111111111111111111111111111111111111111111111111111", 0, LONG_MAX, 65, 0},
        {"0b1000000000000000000000000000000000000000000000000000000000000000", 0, LONG_MAX, 66,
         ERANGE},
        {"-0b1000000000000000000000000000000000000000000000000000000000000000", 0, LONG_MIN, 67, 0},
        {"-0b1000000000000000000000000000000000000000000000000000000000000001", 0, LONG_MIN, 67,
         ERANGE},
        {"9223372036854775808", 0, LONG_MAX, 19, ERANGE},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        char *end;
        errno = 0;
        assert_int_equal(__isoc23_strtol(rows[i].text, &end, rows[i].base), rows[i].value);
        assert_int_equal(end - rows[i].text, rows[i].length);
        assert_int_equal(errno, rows[i].error);
        assert_int_equal(__isoc23_strtoll(rows[i].text, NULL, rows[i].base), rows[i].value);
        assert_int_equal(__isoc23_strtoimax(rows[i].text, NULL, rows[i].base), rows[i].value);
    }
    const char *too_large = "0b10000000000000000000000000000000000000000000000000000000000000000";
    assert_int_equal(__isoc23_strtoul("-0b1", NULL, 0), ULONG_MAX);
    errno = 0;
    assert_int_equal(__isoc23_strtoull(too_large, NULL, 0), ULLONG_MAX);
    assert_int_equal(__isoc23_strtoumax(too_large, NULL, 0), UINTMAX_MAX);
    assert_int_equal(__isoc23_strtoumax("0b110", NULL, 2), 6);
    assert_int_equal(errno, ERANGE);
}

static void an_address_is_found_in_its_object(void **state)
{
    (void)state;
    struct object_found here, libc, none;
    assert_int_equal(find_object((void *)an_address_is_found_in_its_object, &here), 0);
    assert_true((char *)here.start <= (char *)an_address_is_found_in_its_object);
    assert_true((char *)here.end > (char *)an_address_is_found_in_its_object);
    assert_non_null(here.eh_frame);
    assert_int_equal(find_object(dlsym(RTLD_DEFAULT, "puts"), &libc), 0);
    assert_ptr_not_equal(here.start, libc.start);
    assert_int_equal(find_object(&none, &none), -1); /* the stack is in no object */
}

static char trail[8]; /* NUL-terminated by the zeros that it starts with */
static size_t trail_length;

static char marks[] = {'1', '2', '3', 'n'};

static void leave_mark(void *mark)
{
    assert_true(trail_length + 1 < sizeof(trail));
    trail[trail_length++] = *(char *)mark;
}

static void leave_mark_and_register(void *mark)
{
    leave_mark(mark);
    __cxa_thread_atexit_impl(leave_mark, marks + 3, NULL);
}

static void *register_three(void *unused)
{
    __cxa_thread_atexit_impl(leave_mark, marks + 0, NULL);
    __cxa_thread_atexit_impl(leave_mark_and_register, marks + 1, NULL);
    __cxa_thread_atexit_impl(leave_mark, marks + 2, NULL);
    return unused;
}

/* One that a destructor registers runs before the older ones. */
static void thread_destructors_run_newest_first(void **state)
{
    (void)state;
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, register_three, NULL), 0);
    assert_int_equal(pthread_join(thread, NULL), 0);
    assert_string_equal(trail, "32n1");
}

static void random_bits_come(void **state)
{
    (void)state;
    unsigned char bytes[257] = {0}, zeros[257] = {0};
    assert_int_equal(getentropy(bytes, 256), 0);
    assert_memory_not_equal(bytes, zeros, 256);
    assert_int_equal(bytes[256], 0);
    assert_int_equal(getentropy(bytes, 257), -1);
    assert_int_equal(errno, EIO);
    uint32_t first = arc4random();
    assert_true(first != arc4random() || first != arc4random());
}

static struct timespec monotonic_in(long milliseconds)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    t.tv_nsec += milliseconds * 1000000;
    t.tv_sec += t.tv_nsec / 1000000000;
    t.tv_nsec %= 1000000000;
    return t;
}

static bool has_passed(struct timespec until)
{
    struct timespec now = monotonic_in(0);
    return now.tv_sec > until.tv_sec ||
           (now.tv_sec == until.tv_sec && now.tv_nsec >= until.tv_nsec);
}

static void *wait_for_held_locks(void *locks)
{
    void **lock = locks;
    struct timespec until = monotonic_in(20);
    assert_int_equal(pthread_mutex_clocklock(lock[0], CLOCK_MONOTONIC, &until), ETIMEDOUT);
    assert_true(has_passed(until));
    until = monotonic_in(20);
    assert_int_equal(pthread_rwlock_clockrdlock(lock[1], CLOCK_MONOTONIC, &until), ETIMEDOUT);
    assert_true(has_passed(until));
    until = monotonic_in(20);
    assert_int_equal(pthread_rwlock_clockwrlock(lock[1], CLOCK_MONOTONIC, &until), ETIMEDOUT);
    assert_true(has_passed(until));
    return NULL;
}

static void waits_end_by_the_monotonic_clock(void **state)
{
    (void)state;
    pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER, held = PTHREAD_MUTEX_INITIALIZER;
    pthread_rwlock_t rwlock = PTHREAD_RWLOCK_INITIALIZER;
    pthread_cond_t condition = PTHREAD_COND_INITIALIZER;
    sem_t semaphore;
    sem_init(&semaphore, 0, 1);

    struct timespec past = {0, 1}, for_ever = {LONG_MAX, 0}, until = monotonic_in(20);
    assert_int_equal(pthread_mutex_clocklock(&mutex, CLOCK_MONOTONIC, &for_ever), 0);
    assert_int_equal(pthread_cond_clockwait(&condition, &mutex, CLOCK_MONOTONIC, &until),
                     ETIMEDOUT);
    assert_true(has_passed(until));
    assert_int_equal(pthread_cond_clockwait(&condition, &mutex, CLOCK_MONOTONIC, &past), ETIMEDOUT);
    assert_int_equal(pthread_cond_clockwait(&condition, &mutex, CLOCK_PROCESS_CPUTIME_ID, &until),
                     EINVAL);

    assert_int_equal(sem_clockwait(&semaphore, CLOCK_MONOTONIC, &past), 0); /* it was free */
    until = monotonic_in(20);
    assert_int_equal(sem_clockwait(&semaphore, CLOCK_MONOTONIC, &until), -1);
    assert_int_equal(errno, ETIMEDOUT);
    assert_true(has_passed(until));

    pthread_mutex_lock(&held);
    assert_int_equal(pthread_rwlock_clockwrlock(&rwlock, CLOCK_MONOTONIC, &for_ever), 0);
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, wait_for_held_locks, (void *[]){&held, &rwlock}),
                     0);
    pthread_join(thread, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(polyfills_stand_before_the_host),
        cmocka_unit_test(binary_prefix_is_read),
        cmocka_unit_test(text_is_scanned),
        cmocka_unit_test(an_address_is_found_in_its_object),
        cmocka_unit_test(thread_destructors_run_newest_first),
        cmocka_unit_test(random_bits_come),
        cmocka_unit_test(waits_end_by_the_monotonic_clock),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
