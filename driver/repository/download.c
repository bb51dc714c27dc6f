#include "repository/download.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/checksum.h"
#include "base/fs.h"
#include "base/text.h"
#include "repository/transfer.h"

enum { PARALLEL = 6, MAX_TRIES = 4, WAIT_MILLISECONDS = 500 };

/* One of several downloads. */
struct job {
    const struct download *download;
    struct transfer transfer;
    unsigned tries;
    bool is_running;
};

struct batch {
    struct arena *arena;
    CURLM *multi;
    struct job *jobs;
    size_t count;
    size_t next; /* the first that has not begun */
    size_t running;
    size_t done;
    uint64_t wanted; /* bytes of all */
    bool is_shown;
    bool is_broken; /* `err` is set: nothing more begins */
    struct error err;
};

static void show(const struct batch *batch)
{
    uint64_t got = 0;
    if (!batch->is_shown)
        return;
    for (size_t i = 0; i < batch->count; i++)
        got += batch->jobs[i].transfer.got;
    fprintf(stderr, "\r\033[K%zu of %zu files, %" PRIu64 " of %" PRIu64 " KiB", batch->done,
            batch->count, got >> 10, batch->wanted >> 10);
    fflush(stderr);
}

/* Begins the job; what fails ends the batch. */
static void begin(struct batch *batch, struct job *job)
{
    job->tries++;
    if (transfer_begin(&job->transfer, &batch->err) < 0) {
        batch->is_broken = true;
        return;
    }
    curl_multi_add_handle(batch->multi, job->transfer.handle);
    job->is_running = true;
    batch->running++;
}

static int check(struct arena *arena, const struct job *job, struct error *err)
{
    const struct download *download = job->download;
    const char *digest;
    if (!download->digest)
        return 0;
    const char *url = text_visible(arena, download->url);
    if (job->transfer.got != download->size)
        return error_about(err, url, "has %" PRIu64 " bytes, but the metadata says %" PRIu64,
                           job->transfer.got, download->size);
    if (checksum_sha256_file(arena, job->transfer.temporary, &digest, err) < 0)
        return -1;
    if (strcmp(digest, download->digest) != 0)
        return error_about(err, url,
                           "its digest is not the one in the metadata: it was changed on the way, "
                           "or the mirror is damaged\n  expected sha256 %s\n  got      sha256 %s",
                           download->digest, digest);
    return 0;
}

static int keep(struct arena *arena, const struct job *job, struct error *err)
{
    if (check(arena, job, err) < 0)
        return -1;
    if (rename(job->transfer.temporary, job->download->path) < 0)
        return error_system(err, job->download->path, "cannot rename into place");
    return 0;
}

static void finish(struct batch *batch, struct job *job, CURLcode code)
{
    struct transfer_end end;
    struct error err;
    job->is_running = false;
    batch->running--;
    curl_multi_remove_handle(batch->multi, job->transfer.handle);
    int status = transfer_finish(&job->transfer, code, &end, &err);
    if (status < 0 && end.may_retry && job->tries < MAX_TRIES && !batch->is_broken) {
        const struct timespec moment = {.tv_nsec = WAIT_MILLISECONDS * 1000000L};
        nanosleep(&moment, NULL);
        begin(batch, job);
        return;
    }
    if (status == 0)
        status = keep(batch->arena, job, &err);
    batch->done++;
    if (status == 0)
        return;
    unlink(job->transfer.temporary);
    if (end.is_absent)
        err.code = ENOENT;
    if (!batch->is_broken)
        batch->err = err;
    batch->is_broken = true;
}

static void collect(struct batch *batch)
{
    CURLMsg *message;
    int left;
    while ((message = curl_multi_info_read(batch->multi, &left)))
        if (message->msg == CURLMSG_DONE) {
            char *data = NULL;
            CURLcode code = message->data.result;
            curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &data);
            struct transfer *transfer = (void *)data;
            for (size_t i = 0; i < batch->count; i++)
                if (&batch->jobs[i].transfer == transfer)
                    finish(batch, &batch->jobs[i], code);
        }
}

/* Ends what still runs after one has failed. */
static void abandon(struct batch *batch)
{
    for (size_t i = 0; i < batch->count; i++) {
        struct job *job = &batch->jobs[i];
        if (!job->is_running)
            continue;
        struct transfer_end end;
        struct error ignored;
        curl_multi_remove_handle(batch->multi, job->transfer.handle);
        transfer_finish(&job->transfer, CURLE_ABORTED_BY_CALLBACK, &end, &ignored);
        unlink(job->transfer.temporary);
    }
}

static void run(struct batch *batch)
{
    while (!batch->is_broken && (batch->next < batch->count || batch->running)) {
        int running;
        while (!batch->is_broken && batch->running < PARALLEL && batch->next < batch->count)
            begin(batch, &batch->jobs[batch->next++]);
        if (curl_multi_perform(batch->multi, &running) != CURLM_OK)
            break;
        curl_multi_poll(batch->multi, NULL, 0, 200, NULL);
        collect(batch);
        show(batch);
    }
    abandon(batch);
}

int download_all(struct arena *arena, const struct download *downloads, size_t count,
                 struct error *err)
{
    struct batch batch = {.arena = arena, .count = count, .is_shown = count && isatty(2)};
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK || !(batch.multi = curl_multi_init()))
        return error_set(err, "libcurl cannot be used");
    batch.jobs = arena_alloc(arena, (count + 1) * sizeof(*batch.jobs));
    for (size_t i = 0; i < count; i++) {
        batch.wanted += downloads[i].digest ? downloads[i].size : 0;
        batch.jobs[i].download = &downloads[i];
        batch.jobs[i].transfer = (struct transfer){
            .arena = arena,
            .url = downloads[i].url,
            .temporary = arena_printf(arena, "%s.%ld.tmp", downloads[i].path, (long)getpid()),
            .limit = downloads[i].size,
            .fd = -1,
        };
    }
    run(&batch);
    curl_multi_cleanup(batch.multi);
    if (batch.is_shown)
        fputs("\r\033[K", stderr);
    if (batch.is_broken)
        *err = batch.err;
    else if (batch.done < count)
        return error_set(err, "libcurl failed");
    return batch.is_broken ? -1 : 0;
}
