/* The resolver's functions under the names of 2.34, as objects ask for them that know no header.
 * flags: -lresolv */
#include "case.h"

extern int dn_comp(const char *, unsigned char *, int, unsigned char **, unsigned char **);
extern int dn_expand(const unsigned char *, const unsigned char *, const unsigned char *, char *,
                     int);
extern int dn_skipname(const unsigned char *, const unsigned char *);
extern int res_dnok(const char *), res_hnok(const char *), res_mailok(const char *),
    res_ownok(const char *);
extern int res_mkquery(int, const char *, int, int, const unsigned char *, int,
                       const unsigned char *, unsigned char *, int);
extern int res_query(const char *, int, int, unsigned char *, int);
extern int res_search(const char *, int, int, unsigned char *, int);
extern int res_querydomain(const char *, const char *, int, int, unsigned char *, int);
extern int res_send(const unsigned char *, int, unsigned char *, int);
extern int res_nquery(void *, const char *, int, int, unsigned char *, int);
extern int res_nsearch(void *, const char *, int, int, unsigned char *, int);
extern int res_nquerydomain(void *, const char *, const char *, int, int, unsigned char *, int);
extern int res_nsend(void *, const unsigned char *, int, unsigned char *, int);
extern int res_nmkquery(void *, int, const char *, int, int, const unsigned char *, int,
                        const unsigned char *, unsigned char *, int);
extern int __res_ninit(void *);

static void show_bytes(const unsigned char *bytes, int count)
{
    for (int i = 0; i < count; i++)
        printf("%02x", bytes[i]);
    printf("\n");
}

int main(void)
{
    static const char *const names[] = {
        "example.org", "an_underscore.org", "-dash.org", "two.dots",     "",
        ".",           "*.wild.org",        "a b",       "mail\\@x.org", "example.org."};
    static long long state[256]; /* more than its struct */
    unsigned char packet[512], more[512], *list[10] = {packet, NULL};
    char text[256];
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
        printf("%s: %d %d %d %d\n", names[i], res_dnok(names[i]), res_hnok(names[i]),
               res_mailok(names[i]), res_ownok(names[i]));
    int length = dn_comp("www.example.org", packet, sizeof(packet), list, list + 10);
    show_bytes(packet, length);
    SHOW(dn_comp("ftp.example.org", packet + length, 100, list, list + 10));
    SHOW(dn_expand(packet, packet + 100, packet + length, text, sizeof(text)));
    printf("%s\n", text);
    SHOW(dn_expand(packet, packet + 3, packet, text, sizeof(text)));
    SHOW(dn_skipname(packet, packet + 100));
    SHOW(dn_skipname(packet, packet + 3));
    length = res_mkquery(0, "example.org", 1, 1, NULL, 0, NULL, packet, sizeof(packet));
    SHOW(length);
    show_bytes(packet + 2, length - 2); /* behind the number of the query */
    SHOW(__res_ninit(state));
    length = res_nmkquery(state, 0, "example.org", 28, 1, NULL, 0, NULL, packet, sizeof(packet));
    show_bytes(packet + 2, length - 2);
    /* A room that no query fits in: they fail before a server is asked. */
    char *name = malloc(1000);
    memset(name, 'x', 999);
    name[999] = '\0';
    SHOW(res_query(name, 1, 1, more, sizeof(more)));
    SHOW(res_search(name, 1, 1, more, sizeof(more)));
    SHOW(res_querydomain(name, "org", 1, 1, more, sizeof(more)));
    SHOW(res_nquery(state, name, 1, 1, more, sizeof(more)));
    SHOW(res_nsearch(state, name, 1, 1, more, sizeof(more)));
    SHOW(res_nquerydomain(state, name, "org", 1, 1, more, sizeof(more)));
    SHOW(res_send(packet, length, more, 1));
    SHOW(res_nsend(state, packet, length, more, 1));
    free(name);
    return 0;
}
