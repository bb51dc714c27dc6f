/* Reports of what was found, in the formats that people and programs read. */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/error.h"
#include "facts/facts.h"
#include "rules/finding.h"
#include "system/runs_on.h"

enum report_format {
    REPORT_TEXT,
    REPORT_JSON,
    REPORT_SARIF,  /* 2.1.0 */
    REPORT_GITHUB, /* workflow commands: ::error file=...::... */
    REPORT_SPDX,   /* an SPDX 2.3 document in JSON */
    REPORT_HTML    /* a page for people */
};

/* Returns the format that ABICC_FORMAT names for the wrapper; text when it names none. */
enum report_format report_format_asked(const char *const *environment);

/* One file that was checked. */
struct report_file {
    const char *path;          /* as messages name it; of a package: "x.whl: pkg/lib.so" */
    const char *operand;       /* what the user named; files of one operand follow each other */
    const char *disk;          /* the path on disk; for a package's member, that of the package */
    const char *member;        /* the path inside the package; NULL for all others */
    bool is_archive;           /* of objects: the facts are those of its members together */
    const struct facts *facts; /* without imports and exports; NULL when there is a trouble */
    const char *floor;         /* as lowest_floor returns it */
    const char *sha256;        /* hex digits; NULL unless the format asks for them */
    const char *sha1;
    uint64_t size;              /* bytes */
    const struct runs_on *rows; /* NULL when it was checked against a profile or a system */
    size_t row_count;
    struct findings findings;
    struct strvec why;   /* places that use the symbol in question */
    const char *trouble; /* why it could not be checked; or NULL */
};

struct report {
    const char *profile;   /* NULL: none was chosen */
    const char *against;   /* "profile el7", "this machine"; NULL: nothing */
    const char *why;       /* the symbol in question, or NULL */
    const char *directory; /* the working directory, for names relative to it */
    int64_t created;       /* seconds since 1970 */
    const struct report_file *files;
    size_t count;
    size_t skipped; /* files that are not ELF and not archives */
};

struct report_summary {
    size_t errors;
    size_t warnings;
    size_t notes;
    size_t unchecked; /* files with a trouble */
};
struct report_summary report_summarize(const struct report *report);

/* Writes the whole report. */
int report_write(struct arena *arena, const struct report *report, enum report_format format,
                 FILE *stream, struct error *err);

/* Returns the highest of the files' floors: "GLIBC_2.17"; for files of two C libraries "GLIBC_2.17,
 * musl 1.2.2"; "none" when no file needs a C library. Returns NULL when no release will do for a
 * file, or one could not be read. */
const char *report_floor(struct arena *arena, const struct report_file *files, size_t count);

/* Returns "could not check FILE: why" for a file with a trouble. */
const char *report_trouble(struct arena *arena, const struct report_file *file);

/* Returns "executable", "shared-library", "object" or "archive". */
const char *report_kind(const struct report_file *file);

/* Returns "x86_64" and the like. */
const char *report_machine(struct arena *arena, const struct facts *facts);

/* Returns "glibc", "musl", or NULL for a file that needs neither. */
const char *report_libc(const struct facts *facts);

/* Prints the text as one line, with control characters as \xNN. */
void report_line(FILE *stream, const char *text);

/* Prints one finding: as lines of text ("abicc: error: ABI001 FILE: ..."), for REPORT_GITHUB as a
 * workflow command, for REPORT_JSON as an object on a line of its own. `program` is the name that
 * messages begin with. For the wrapper, which prints findings one by one. */
void report_finding(FILE *stream, enum report_format format, const char *program,
                    const struct finding *finding);

/* Prints the findings of one run of the wrapper by one write, so that the messages of parallel jobs
 * do not come between them. */
void report_findings(FILE *stream, enum report_format format, const char *program,
                     const struct findings *findings);

/* Prints an error that keeps the program from its work, in the same formats. It has neither a rule
 * nor a file. */
void report_error(FILE *stream, enum report_format format, const char *program,
                  enum severity severity, const struct error *err);

/* Prints the finding as a workflow command of GitHub's runner, which shows it beside the code: at
 * the source line among its places, else at `file`. */
void report_github_finding(FILE *stream, const struct finding *finding, const char *file);

void report_github_error(FILE *stream, const char *program, enum severity severity,
                         const char *text);

/* Prints any other remark; `severity` is not SEVERITY_OFF. */
void report_github_remark(FILE *stream, enum severity severity, const char *file, const char *text);

#endif
