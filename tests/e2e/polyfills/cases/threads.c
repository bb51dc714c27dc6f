/* C11 threads, and twalk_r, whose walks may nest and run side by side.
 * flags: -pthread */
#include "case.h"

#include <search.h>
#include <signal.h>
#include <threads.h>
#include <time.h>

static mtx_t mutex, timed;
static cnd_t condition;
static tss_t key;
static once_flag once = ONCE_FLAG_INIT;
static int counter, is_ready, once_count, destroyed;

static void count_once(void)
{
    once_count++;
}
static void destroy(void *value)
{
    destroyed += *(int *)value;
}

static int add(void *argument)
{
    static thread_local int own;
    call_once(&once, count_once);
    for (int i = 0; i < 10000; i++) {
        mtx_lock(&mutex);
        counter++;
        own++;
        mtx_unlock(&mutex);
    }
    tss_set(key, argument);
    return own + *(int *)argument;
}
static int is_ready_now(void *argument)
{
    (void)argument;
    mtx_lock(&mutex);
    is_ready = 1;
    cnd_broadcast(&condition);
    cnd_signal(&condition);
    return mtx_unlock(&mutex);
}
static int hold(void *argument)
{
    (void)argument;
    return mtx_trylock(&timed);
}
static int try_for_a_moment(void *argument)
{
    struct timespec until;
    (void)argument;
    timespec_get(&until, TIME_UTC);
    until.tv_nsec += 20000000;
    if (until.tv_nsec >= 1000000000)
        until.tv_sec++, until.tv_nsec -= 1000000000;
    return mtx_timedlock(&timed, &until);
}

static int compare(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}
static void *tree;
static void inner(const void *node, VISIT visit, void *closure)
{
    (void)node;
    if (visit == postorder || visit == leaf)
        ++*(int *)closure;
}
struct sums {
    int sum, nested;
    char order[512];
};
static void outer(const void *node, VISIT visit, void *closure)
{
    struct sums *sums = closure;
    if (visit == postorder || visit == leaf)
        sums->sum += **(const int *const *)node;
    sprintf(sums->order + strlen(sums->order), "%d", (int)visit);
    if (visit == leaf)
        twalk_r(tree, inner, &sums->nested);
}
static int walk(void *argument)
{
    struct sums sums = {0};
    twalk_r(tree, outer, &sums);
    return sums.sum * 1000 + sums.nested + *(int *)argument;
}
static void on_alarm(int signal)
{
    (void)signal;
}

int main(void)
{
    thrd_t threads[4];
    static int numbers[] = {1, 2, 3, 4};
    int result = 0;
    SHOW(mtx_init(&mutex, mtx_plain));
    SHOW(mtx_init(&timed, mtx_timed | mtx_recursive));
    SHOW(mtx_init(&(mtx_t){0}, 64));
    SHOW(cnd_init(&condition));
    SHOW(tss_create(&key, destroy));
    for (int i = 0; i < 4; i++)
        SHOW(thrd_create(&threads[i], add, &numbers[i]));
    for (int i = 0; i < 4; i++) {
        SHOW(thrd_join(threads[i], &result));
        SHOW(result);
    }
    SHOW(counter);
    SHOW(once_count);
    SHOW(destroyed);
    HOLDS(tss_get(key) == NULL);
    SHOW(tss_set(key, &numbers[2]));
    HOLDS(tss_get(key) == &numbers[2]);
    tss_delete(key);
    mtx_lock(&mutex);
    thrd_create(&threads[0], is_ready_now, NULL);
    while (!is_ready)
        cnd_wait(&condition, &mutex);
    mtx_unlock(&mutex);
    SHOW(thrd_join(threads[0], NULL));
    mtx_lock(&mutex);
    struct timespec until;
    timespec_get(&until, TIME_UTC);
    SHOW(cnd_timedwait(&condition, &mutex, &(struct timespec){until.tv_sec - 5, 0}));
    SHOW(cnd_timedwait(&condition, &mutex, &(struct timespec){until.tv_sec, -1}));
    SHOW(mtx_trylock(&mutex));
    mtx_unlock(&mutex);
    SHOW(mtx_trylock(&timed));
    SHOW(mtx_lock(&timed));
    thrd_create(&threads[0], hold, NULL);
    thrd_join(threads[0], &result);
    SHOW(result);
    thrd_create(&threads[0], try_for_a_moment, NULL);
    thrd_join(threads[0], &result);
    SHOW(result);
    SHOW(mtx_unlock(&timed));
    SHOW(mtx_unlock(&timed));
    thrd_create(&threads[0], hold, NULL);
    SHOW(thrd_detach(threads[0]));
    HOLDS(thrd_equal(thrd_current(), thrd_current()));
    HOLDS(!thrd_equal(thrd_current(), threads[1]));
    thrd_yield();
    struct timespec left = {0};
    SHOW(thrd_sleep(&(struct timespec){0, 1000000}, NULL));
    SHOW(thrd_sleep(&(struct timespec){0, -1}, NULL));
    struct sigaction action = {.sa_handler = on_alarm};
    sigaction(SIGALRM, &action, NULL);
    ualarm(50000, 0);
    SHOW(thrd_sleep(&(struct timespec){5, 0}, &left));
    HOLDS(left.tv_sec == 4);
    mtx_destroy(&mutex);
    cnd_destroy(&condition);

    static int keys[25];
    for (int i = 0; i < 25; i++) {
        keys[i] = i * 7 % 25;
        tsearch(&keys[i], &tree, compare);
    }
    for (int i = 0; i < 4; i++)
        thrd_create(&threads[i], walk, &numbers[i]);
    for (int i = 0; i < 4; i++) {
        thrd_join(threads[i], &result);
        HOLDS(result / 1000 == 300 && result % 25 == numbers[i]);
    }
    struct sums sums = {0};
    twalk_r(tree, outer, &sums);
    printf("%zu visits, %d\n", strlen(sums.order) > 25 ? (size_t)1 : 0, sums.sum);
    twalk_r(NULL, outer, &sums);
    SHOW(sums.sum);
    return 0;
}
