/* One download, as libcurl carries it out. */
#ifndef REPOSITORY_TRANSFER_H
#define REPOSITORY_TRANSFER_H

#include <curl/curl.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

struct transfer {
    struct arena *arena;
    const char *url;
    const char *temporary; /* the file that is written */
    uint64_t limit;        /* bytes that are too many are an error */
    CURL *handle;
    int fd;
    uint64_t got;
    bool is_too_large;
    int write_errno;
    char reason[CURL_ERROR_SIZE];
};

/* Opens the file, after `got` bytes of which the transfer goes on, and prepares the handle. */
int transfer_begin(struct transfer *transfer, struct error *err);

/* Ends it with what libcurl said. Returns 0, or -1 with `err`; `may_retry` says whether another try
 * may help, `is_absent` whether the server has no such file. */
struct transfer_end {
    bool may_retry;
    bool is_absent;
};
int transfer_finish(struct transfer *transfer, CURLcode code, struct transfer_end *end,
                    struct error *err);

#endif
