/* The objects of an architecture, of which start files and archives of sysroots are made: embedded
 * in abicc, or compiled when they are first needed. */
#ifndef SYSROOT_WRITE_OBJECTS_READ_H
#define SYSROOT_WRITE_OBJECTS_READ_H

#include "base/arena.h"
#include "base/data.h"
#include "base/error.h"
#include "base/strvec.h"
#include "tables/arch.h"
#include "tables/object_table.h"

/* Where the objects are. */
struct objects {
    const struct arch *arch;
    struct strvec directories; /* with the objects that were compiled; none for embedded ones */
};

/* Returns whether this build of abicc has the objects of the architecture. */
bool objects_are_embedded(struct arena *arena, const struct arch *arch);

/* Reads the object of that name (crt1.o, complete/strlcpy.o). */
int objects_read(struct arena *arena, const struct objects *objects, const char *name,
                 struct data *object, struct error *err);

/* Writes the files of the group, which is not OBJECTS_CHOSEN, into the directory. */
int objects_write(struct arena *arena, const struct objects *objects, enum object_group group,
                  const char *directory, struct error *err);

/* Adds to `names` the symbols that the members of the archive define; of two with that name, those
 * of glibc. */
int objects_names(struct arena *arena, const struct objects *objects, const char *archive,
                  struct strvec *names, struct error *err);

#endif
