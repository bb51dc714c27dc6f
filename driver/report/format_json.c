#include "report/finding_json.h"
#include "report/formats.h"

static json_t *texts(const struct strvec *list)
{
    json_t *array = json_array();
    for (size_t i = 0; i < list->count; i++)
        json_array_append_new(array, finding_json_text(list->items[i]));
    return array;
}

static json_t *findings_json(const struct findings *findings)
{
    json_t *array = json_array();
    for (size_t i = 0; i < findings->count; i++)
        json_array_append_new(array, finding_json(&findings->items[i]));
    return array;
}

static json_t *libc_text(const struct distro *distro)
{
    char text[VERSION_TEXT_SIZE];
    const char *name = distro->libc == LIBC_GLIBC ? "glibc" : "musl";
    if (version_is_zero(distro->libc_version))
        return json_string(name);
    return json_sprintf("%s %s", name, version_text(distro->libc_version, text));
}

static json_t *rows_json(const struct report_file *file)
{
    json_t *array = json_array();
    for (size_t i = 0; i < file->row_count; i++) {
        const struct runs_on *row = &file->rows[i];
        json_t *object = json_object();
        json_object_set_new(object, "distro", finding_json_text(row->distro->name));
        json_object_set_new(object, "release", finding_json_text(row->distro->release));
        json_object_set_new(object, "libc", libc_text(row->distro));
        json_object_set_new(object, "runs", json_boolean(row->runs));
        json_object_set_new(object, "reason", finding_json_text(row->reason));
        json_array_append_new(array, object);
    }
    return array;
}

static json_t *versions_json(const struct facts *facts)
{
    json_t *array = json_array();
    for (size_t i = 0; i < facts->version_count; i++) {
        const struct facts_version *version = &facts->versions[i];
        json_t *object = json_object();
        json_object_set_new(object, "library", finding_json_text(version->library));
        json_object_set_new(object, "node", finding_json_text(version->node));
        json_object_set_new(object, "symbol", finding_json_text(version->symbol));
        json_object_set_new(object, "weak", json_boolean(version->is_weak));
        json_array_append_new(array, object);
    }
    return array;
}

static json_t *file_json(struct arena *arena, const struct report *report,
                         const struct report_file *file)
{
    static const struct facts none;
    const struct facts *facts = file->facts ? file->facts : &none;
    json_t *object = json_object();
    json_object_set_new(object, "path", finding_json_text(file->path));
    json_object_set_new(object, "kind", file->facts ? json_string(report_kind(file)) : json_null());
    json_object_set_new(object, "machine",
                        file->facts ? json_string(report_machine(arena, facts)) : json_null());
    json_object_set_new(object, "libc", finding_json_text(report_libc(facts)));
    json_object_set_new(object, "floor", finding_json_text(file->floor));
    json_object_set_new(object, "needs", texts(&facts->needed));
    json_object_set_new(object, "versions", versions_json(facts));
    json_object_set_new(object, "findings", findings_json(&file->findings));
    json_object_set_new(object, "runs_on", rows_json(file));
    if (report->why)
        json_object_set_new(object, "why", texts(&file->why));
    json_object_set_new(object, "trouble", finding_json_text(file->trouble));
    return object;
}

json_t *report_json(struct arena *arena, const struct report *report)
{
    struct report_summary summary = report_summarize(report);
    json_t *files = json_array();
    for (size_t i = 0; i < report->count; i++)
        json_array_append_new(files, file_json(arena, report, &report->files[i]));
    json_t *counts = json_object();
    json_object_set_new(counts, "errors", json_integer((json_int_t)summary.errors));
    json_object_set_new(counts, "warnings", json_integer((json_int_t)summary.warnings));
    json_object_set_new(counts, "notes", json_integer((json_int_t)summary.notes));
    json_object_set_new(counts, "unchecked", json_integer((json_int_t)summary.unchecked));
    json_object_set_new(counts, "skipped", json_integer((json_int_t)report->skipped));
    json_t *top = json_object();
    json_object_set_new(top, "version", json_integer(1));
    json_object_set_new(top, "profile", finding_json_text(report->profile));
    json_object_set_new(top, "against", finding_json_text(report->against));
    json_object_set_new(top, "floor",
                        finding_json_text(report_floor(arena, report->files, report->count)));
    if (report->why)
        json_object_set_new(top, "why", finding_json_text(report->why));
    json_object_set_new(top, "files", files);
    json_object_set_new(top, "summary", counts);
    return top;
}
