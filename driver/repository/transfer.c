#include "repository/transfer.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"

/* A server that sends less than this in that time hangs, and is not tried again: the
 * limits are for silence, not for slow lines. */
enum { SILENT_SECONDS = 30, SLOWEST_BYTES = 10, CONNECT_SECONDS = 20, MAX_REDIRECTS = 5 };

static size_t take(char *bytes, size_t one, size_t size, void *data)
{
    struct transfer *transfer = data;
    size_t length = one * size;
    if (transfer->got + length > transfer->limit) {
        transfer->is_too_large = true;
        return 0;
    }
    for (size_t done = 0; done < length;) {
        ssize_t n = write(transfer->fd, bytes + done, length - done);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0) {
            transfer->write_errno = n < 0 ? errno : EIO;
            return 0;
        }
        done += (size_t)n;
    }
    transfer->got += length;
    return length;
}

/* A repository on disk is for the user to name; no server may redirect to one. */
static void restrict_protocols(CURL *handle, bool is_local)
{
#if LIBCURL_VERSION_NUM >= 0x075500
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, is_local ? "file" : "http,https");
    curl_easy_setopt(handle, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
#else
    long network = CURLPROTO_HTTP | CURLPROTO_HTTPS;
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS, is_local ? (long)CURLPROTO_FILE : network);
    curl_easy_setopt(handle, CURLOPT_REDIR_PROTOCOLS, network);
#endif
}

int transfer_begin(struct transfer *transfer, struct error *err)
{
    transfer->fd = open(transfer->temporary, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (transfer->fd < 0)
        return error_system(err, transfer->temporary, "cannot create");
    if (ftruncate(transfer->fd, (off_t)transfer->got) < 0 || lseek(transfer->fd, 0, SEEK_END) < 0)
        return error_system(err, transfer->temporary, "cannot write");
    transfer->handle = curl_easy_init();
    if (!transfer->handle)
        return error_set(err, "%s: libcurl cannot be used: out of memory", transfer->url);
    CURL *handle = transfer->handle;
    transfer->reason[0] = '\0';
    curl_easy_setopt(handle, CURLOPT_URL, transfer->url);
    restrict_protocols(handle, text_begins_with(transfer->url, "file://"));
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(handle, CURLOPT_MAXREDIRS, (long)MAX_REDIRECTS);
    curl_easy_setopt(handle, CURLOPT_FAILONERROR, 1L);
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS);
    curl_easy_setopt(handle, CURLOPT_LOW_SPEED_LIMIT, (long)SLOWEST_BYTES);
    curl_easy_setopt(handle, CURLOPT_LOW_SPEED_TIME, (long)SILENT_SECONDS);
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_USERAGENT, "abicc/" ABICC_VERSION);
    curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, transfer->reason);
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, transfer);
    curl_easy_setopt(handle, CURLOPT_PRIVATE, transfer);
    if (transfer->got)
        curl_easy_setopt(handle, CURLOPT_RESUME_FROM_LARGE, (curl_off_t)transfer->got);
    return 0;
}

static bool is_passing(CURLcode code, long status)
{
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
    case CURLE_PARTIAL_FILE:
    case CURLE_GOT_NOTHING:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
        return true;
    case CURLE_HTTP_RETURNED_ERROR:
        return status == 429 || status >= 500;
    default:
        return false;
    }
}

static int explain(struct transfer *transfer, CURLcode code, long status, struct error *err)
{
    const char *url = text_visible(transfer->arena, transfer->url);
    if (transfer->write_errno) {
        errno = transfer->write_errno;
        return error_system(err, transfer->temporary, "cannot write");
    }
    if (transfer->is_too_large)
        return error_about(err, url, "is larger than the %llu bytes that the metadata says",
                           (unsigned long long)transfer->limit);
    if (code == CURLE_HTTP_RETURNED_ERROR)
        return error_about(err, url, "the server answers with status %ld", status);
    if (code == CURLE_UNSUPPORTED_PROTOCOL)
        return error_about(err, url,
                           "the server redirects to an address that is neither http nor https");
    if (code == CURLE_OPERATION_TIMEDOUT)
        return error_about(err, url, "the server does not answer, or sends nothing for %d seconds",
                           SILENT_SECONDS);
    return error_about(err, url, "cannot download: %s",
                       *transfer->reason ? transfer->reason : curl_easy_strerror(code));
}

int transfer_finish(struct transfer *transfer, CURLcode code, struct transfer_end *end,
                    struct error *err)
{
    long status = 0;
    curl_easy_getinfo(transfer->handle, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_cleanup(transfer->handle);
    transfer->handle = NULL;
    if (close(transfer->fd) < 0 && !transfer->write_errno)
        transfer->write_errno = errno;
    transfer->fd = -1;
    *end = (struct transfer_end){0};
    if (code == CURLE_OK && !transfer->write_errno)
        return 0;
    /* A server without ranges begins anew. */
    if (code == CURLE_RANGE_ERROR || code == CURLE_BAD_DOWNLOAD_RESUME || status == 416) {
        transfer->got = 0;
        end->may_retry = true;
    }
    end->is_absent = (code == CURLE_HTTP_RETURNED_ERROR && (status == 404 || status == 410)) ||
                     code == CURLE_FILE_COULDNT_READ_FILE;
    end->may_retry |= !transfer->write_errno && !transfer->is_too_large && is_passing(code, status);
    return explain(transfer, code, status, err);
}
