/* The tables of a file that is being lowered: its dynamic section, names, and version needs. */
#ifndef LOWER_TABLES_OF_FILE_H
#define LOWER_TABLES_OF_FILE_H

#include "lower/changed_file.h"
#include "lower/lowering.h"

/* An entry of the dynamic section. */
struct file_tag {
    int64_t tag;
    uint64_t value;
    uint64_t was_at; /* its address; 0: new */
};

/* A symbol version that is needed. */
struct file_need {
    const char *library;
    const char *node;
    unsigned index;
    bool is_weak;
    bool is_used;
};

struct file_tables {
    struct arena *arena;
    struct changed_file *image;
    struct file_tag *tags;
    size_t tag_count;
    size_t tag_room;
    uint64_t dynamic; /* its address, and how many entries are there */
    size_t dynamic_room;

    unsigned char *texts; /* DT_STRTAB */
    size_t text_size;
    size_t text_room;
    uint64_t text_address;
    bool has_new_texts;

    struct file_need *needs;
    size_t need_count;
    size_t need_room;
    unsigned last_index; /* the largest index of a version */
};

int file_tables_read(struct changed_file *image, const struct lower_file *file,
                     struct file_tables *tables, struct error *err);

/* Returns the tag, or NULL. */
struct file_tag *file_tag(const struct file_tables *tables, int64_t tag);

/* Sets the tag's value, and adds the tag if there is none. */
void file_tag_set(struct file_tables *tables, int64_t tag, uint64_t value);
void file_tag_remove(struct file_tables *tables, int64_t tag);

/* Adds a library to be loaded, before the C library. */
void file_tables_load_library(struct file_tables *tables, const char *soname);

/* Adds the directory to those in which the loader searches for the file's libraries. */
void file_tables_search(struct file_tables *tables, const char *directory);

/* Returns the offset of the text, which is added if need be. */
uint64_t file_text(struct file_tables *tables, const char *text);

/* Returns the index of the version, which is added if need be. */
unsigned file_need(struct file_tables *tables, const char *library, const char *node);

/* Writes names, needs and the dynamic section. Of the needs in glibc's libraries only those that
 * are used stay. */
int file_tables_write(struct file_tables *tables, const struct abi *abi, struct error *err);

#endif
