/* Uses all three freshly built libraries: a text goes through zlib and liblzma and comes back from
 * SQLite. */
#include <lzma.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <zlib.h>

static const char text[] =
    "the quick brown fox jumps over the lazy dog, and over the lazy dog again";

static int deflated(void)
{
    unsigned char packed[256], back[sizeof text];
    uLongf size = sizeof packed, length = sizeof back;
    return compress2(packed, &size, (const Bytef *)text, sizeof text, 9) == Z_OK &&
           size < sizeof text && uncompress(back, &length, packed, size) == Z_OK &&
           memcmp(back, text, sizeof text) == 0;
}

static int lzma_round(void)
{
    uint8_t packed[256], back[sizeof text];
    size_t size = 0, in = 0, out = 0;
    uint64_t limit = UINT64_MAX;
    return lzma_easy_buffer_encode(6, LZMA_CHECK_CRC64, NULL, (const uint8_t *)text, sizeof text,
                                   packed, &size, sizeof packed) == LZMA_OK &&
           lzma_stream_buffer_decode(&limit, 0, NULL, packed, &in, size, back, &out, sizeof back) ==
               LZMA_OK &&
           out == sizeof text && memcmp(back, text, sizeof text) == 0;
}

static int stored(void)
{
    sqlite3 *db;
    sqlite3_stmt *query;
    int same = 0;
    if (sqlite3_open(":memory:", &db) != SQLITE_OK)
        return 0;
    if (sqlite3_prepare_v2(db, "SELECT upper(?1)", -1, &query, NULL) == SQLITE_OK &&
        sqlite3_bind_text(query, 1, text, 9, SQLITE_STATIC) == SQLITE_OK &&
        sqlite3_step(query) == SQLITE_ROW)
        same = strcmp((const char *)sqlite3_column_text(query, 0), "THE QUICK") == 0;
    sqlite3_finalize(query);
    sqlite3_close(db);
    return same;
}

int main(void)
{
    printf("zlib %d, lzma %d, sqlite %d\n", deflated(), lzma_round(), stored());
    return 0;
}
