/* SARIF 2.1.0 (OASIS), with what GitHub's code scanning requires beyond it: help for each rule, a
 * region in each location, and fingerprints that identify an alert in the next run. */
#include <string.h>

#include "base/digest.h"
#include "report/finding_json.h"
#include "report/formats.h"
#include "report/uri.h"

struct sarif {
    struct arena *arena;
    const struct report *report;
};

static json_t *message(const char *text)
{
    json_t *object = json_object();
    json_object_set_new(object, "text", finding_json_text(text));
    return object;
}

static const char *level_of(enum severity severity)
{
    return severity == SEVERITY_OFF ? "none" : severity_name(severity);
}

static json_t *rule_json(const struct sarif *sarif, const struct rule *rule)
{
    json_t *help = message(arena_printf(sarif->arena, "%s\n\n%s\n\nSource: %s", rule->why,
                                        rule->remedy, rule->source));
    json_object_set_new(
        help, "markdown",
        json_string(arena_printf(sarif->arena, "%s\n\n**What to do:** %s\n\n*Source: %s*",
                                 rule->why, rule->remedy, rule->source)));
    json_t *configuration = json_object();
    json_object_set_new(configuration, "level", json_string(level_of(rule->severity)));
    json_object_set_new(configuration, "enabled", json_boolean(rule->severity != SEVERITY_OFF));
    json_t *object = json_object();
    json_object_set_new(object, "id", json_string(rule->code));
    json_object_set_new(object, "name", json_string(rule->name));
    json_object_set_new(object, "shortDescription", message(rule->title));
    json_object_set_new(object, "fullDescription",
                        message(arena_printf(sarif->arena, "%s: %s", rule->title, rule->why)));
    json_object_set_new(object, "help", help);
    json_object_set_new(object, "defaultConfiguration", configuration);
    return object;
}

static json_t *rules_json(const struct sarif *sarif)
{
    size_t count;
    const struct rule *rules = rule_list(&count);
    json_t *array = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(array, rule_json(sarif, &rules[i]));
    return array;
}

/* Returns the location of the file on disk; a member of a package is a logical location in it.
 * Binaries have no lines, but GitHub shows only locations with a region. */
static json_t *location_json(const struct sarif *sarif, const struct report_file *file)
{
    const char *uri = uri_of_path(sarif->arena, sarif->report->directory, file->disk);
    json_t *artifact = json_object();
    json_object_set_new(artifact, "uri", json_string(uri));
    json_t *region = json_object();
    json_object_set_new(region, "startLine", json_integer(1));
    json_t *physical = json_object();
    json_object_set_new(physical, "artifactLocation", artifact);
    json_object_set_new(physical, "region", region);
    json_t *location = json_object();
    json_object_set_new(location, "physicalLocation", physical);
    if (file->member) {
        json_t *logical = json_object();
        json_object_set_new(logical, "fullyQualifiedName", finding_json_text(file->member));
        json_object_set_new(logical, "kind", json_string("module"));
        json_object_set_new(location, "logicalLocations", json_pack("[o]", logical));
    }
    return location;
}

/* Returns fingerprints that do not change with unrelated edits: of the rule, file and subject. */
static json_t *fingerprints(const struct sarif *sarif, const struct report_file *file,
                            const struct finding *finding)
{
    const char *key = arena_printf(sarif->arena, "%s\n%s\n%s", finding->rule->code, file->path,
                                   finding->subject ? finding->subject : "");
    struct digest_text digest = digest_bytes(key, strlen(key));
    json_t *object = json_object();
    json_object_set_new(object, "primaryLocationLineHash", json_string(digest.hex));
    return object;
}

static size_t rule_index(const struct rule *rule)
{
    size_t count;
    size_t index = 0;
    const struct rule *rules = rule_list(&count);
    while (index + 1 < count && strcmp(rules[index].code, rule->code) != 0)
        index++;
    return index;
}

static json_t *result_json(const struct sarif *sarif, const struct report_file *file,
                           const struct finding *finding)
{
    const char *text = arena_printf(sarif->arena, "%s: %s", finding->file, finding->text);
    for (size_t i = 0; i < finding->places.count; i++)
        text = arena_printf(sarif->arena, "%s\nin %s", text, finding->places.items[i]);
    if (finding->remedy && *finding->remedy)
        text = arena_printf(sarif->arena, "%s\n%s", text, finding->remedy);
    json_t *object = json_object();
    json_object_set_new(object, "ruleId", json_string(finding->rule->code));
    json_object_set_new(object, "ruleIndex", json_integer((json_int_t)rule_index(finding->rule)));
    json_object_set_new(object, "level", json_string(level_of(finding->severity)));
    json_object_set_new(object, "message", message(text));
    json_object_set_new(object, "locations", json_pack("[o]", location_json(sarif, file)));
    json_object_set_new(object, "partialFingerprints", fingerprints(sarif, file, finding));
    return object;
}

static json_t *trouble_json(const struct sarif *sarif, const struct report_file *file)
{
    json_t *object = json_object();
    json_object_set_new(object, "level", json_string("error"));
    json_object_set_new(object, "message", message(report_trouble(sarif->arena, file)));
    json_object_set_new(object, "locations", json_pack("[o]", location_json(sarif, file)));
    return object;
}

json_t *report_sarif(struct arena *arena, const struct report *report)
{
    const struct sarif sarif = {arena, report};
    json_t *results = json_array();
    json_t *troubles = json_array();
    for (size_t i = 0; i < report->count; i++) {
        const struct report_file *file = &report->files[i];
        for (size_t j = 0; j < file->findings.count; j++)
            json_array_append_new(results, result_json(&sarif, file, &file->findings.items[j]));
        if (file->trouble)
            json_array_append_new(troubles, trouble_json(&sarif, file));
    }
    bool is_successful = json_array_size(troubles) == 0;
    return json_pack("{s:s, s:s, s:[{s:{s:{s:s, s:s, s:o}}, s:[{s:b, s:o}], s:o, s:s}]}", "$schema",
                     "https://json.schemastore.org/sarif-2.1.0.json", "version", "2.1.0", "runs",
                     "tool", "driver", "name", "abictl", "version", ABICC_VERSION, "rules",
                     rules_json(&sarif), "invocations", "executionSuccessful", (int)is_successful,
                     "toolExecutionNotifications", troubles, "results", results, "columnKind",
                     "utf16CodeUnits");
}
