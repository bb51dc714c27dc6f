#include "base/process_pool.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/stream.h"

struct pool {
    struct arena *arena;
    struct process_job *jobs;
    size_t count;
    size_t next; /* the first that is not started */
    const char *directory;
    const struct strvec *env;
    struct running {
        struct process_job *job;
        pid_t child;
        struct stream text;
    } * running; /* those that run now, each beside what is polled of it */
    struct pollfd *polled;
    size_t running_count;
    bool has_failed;
};

static size_t processors(void)
{
    cpu_set_t set;
    return sched_getaffinity(0, sizeof(set), &set) == 0 ? (size_t)CPU_COUNT(&set) : 1;
}

static int spawn(const struct pool *pool, const struct process_job *job, int out, pid_t *child)
{
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out, STDERR_FILENO);
    posix_spawn_file_actions_addchdir_np(&actions, pool->directory);
    int reason = posix_spawn(child, job->argv.items[0], &actions, NULL,
                             (char *const *)job->argv.items, (char *const *)pool->env->items);
    posix_spawn_file_actions_destroy(&actions);
    return reason;
}

static int start(struct pool *pool, struct error *err)
{
    struct process_job *job = &pool->jobs[pool->next++];
    struct running *running = &pool->running[pool->running_count];
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) < 0)
        return error_system(err, NULL, "cannot make a pipe");
    *running = (struct running){.job = job};
    int reason = spawn(pool, job, ends[1], &running->child);
    close(ends[1]);
    if (reason) {
        close(ends[0]);
        errno = reason;
        return error_system(err, job->argv.items[0], "cannot run");
    }
    job->is_started = true;
    pool->polled[pool->running_count++] = (struct pollfd){.fd = ends[0], .events = POLLIN};
    return 0;
}

/* Takes the program out of those that run, which has closed its output. */
static void finish(struct pool *pool, size_t index)
{
    struct running *running = &pool->running[index];
    close(pool->polled[index].fd);
    while (waitpid(running->child, &running->job->status, 0) < 0)
        if (errno != EINTR) {
            running->job->status = -1;
            break;
        }
    running->job->text = running->text.bytes;
    pool->has_failed |= running->job->status != 0;
    pool->running_count--;
    pool->running[index] = pool->running[pool->running_count];
    pool->polled[index] = pool->polled[pool->running_count];
}

static void attend(struct pool *pool)
{
    if (poll(pool->polled, pool->running_count, -1) < 0)
        return; /* interrupted */
    for (size_t i = pool->running_count; i-- > 0;)
        if (pool->polled[i].revents &&
            stream_read(pool->arena, pool->polled[i].fd, &pool->running[i].text) <= 0)
            finish(pool, i);
}

int process_pool_run(struct arena *arena, struct process_job *jobs, size_t count,
                     const char *directory, const struct strvec *env, struct error *err)
{
    size_t limit = processors();
    struct pool pool = {.arena = arena,
                        .jobs = jobs,
                        .count = count,
                        .directory = directory,
                        .env = env,
                        .running = arena_alloc(arena, limit * sizeof(*pool.running)),
                        .polled = arena_alloc(arena, limit * sizeof(*pool.polled))};
    int status = 0;
    signal(SIGCHLD, SIG_DFL); /* where the caller ignores it, there is nothing to wait for */
    for (;;) {
        while (status == 0 && !pool.has_failed && pool.next < count && pool.running_count < limit)
            status = start(&pool, err);
        if (!pool.running_count)
            return status;
        attend(&pool);
    }
}
