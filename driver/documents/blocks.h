/* The parts of manual pages and completions that come from the programs' own tables. Each writes
 * whole lines. */
#ifndef DOCUMENTS_BLOCKS_H
#define DOCUMENTS_BLOCKS_H

#include <stdio.h>

#include "base/arena.h"

/* Manual pages, in mdoc(7). */
void manual_write_version(struct arena *arena, FILE *out);
void manual_write_abicc_options(struct arena *arena, FILE *out);
void manual_write_variables(struct arena *arena, FILE *out);
void manual_write_synopsis(struct arena *arena, FILE *out); /* of abictl: a line each subcommand */
void manual_write_commands(struct arena *arena, FILE *out); /* a subsection each */
void manual_write_profile_keys(struct arena *arena, FILE *out);
void manual_write_config_keys(struct arena *arena, FILE *out);
void manual_write_rules(struct arena *arena, FILE *out);

/* Completions: cases of a shell function for bash, functions for zsh, `complete` lines for fish. */
void bash_write_abicc(struct arena *arena, FILE *out);
void bash_write_abictl(struct arena *arena, FILE *out);
void zsh_write_abicc(struct arena *arena, FILE *out);
void zsh_write_abictl(struct arena *arena, FILE *out);
void fish_write_abicc(struct arena *arena, FILE *out);
void fish_write_abictl(struct arena *arena, FILE *out);

#endif
