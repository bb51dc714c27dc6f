/* The resolver's names moved and lost their underscores in glibc 2.34.
 * also: -lresolv
 * | res_init 0
 * | compressed to 17, expanded to www.example.org
 * | res_query -1
 * | res_search -1
 * | res_mkquery 33
 */
#include <arpa/nameser.h>
#include <netinet/in.h>
#include <resolv.h>
#include <stdio.h>
#include <sys/types.h>

int main(void)
{
    unsigned char answer[512], name[64];
    char text[64];
    printf("res_init %d\n", res_init());
    _res.retrans = 1;
    _res.retry = 1;
    int length = dn_comp("www.example.org", name, sizeof(name), NULL, NULL);
    dn_expand(name, name + length, name, text, sizeof(text));
    printf("compressed to %d, expanded to %s\n", length, text);
    printf("res_query %d\n", res_query("nowhere.invalid", C_IN, T_A, answer, sizeof(answer)));
    printf("res_search %d\n", res_search("no such name", C_IN, T_A, answer, sizeof(answer)));
    printf("res_mkquery %d\n",
           res_mkquery(QUERY, "www.example.org", C_IN, T_A, NULL, 0, NULL, answer, sizeof(answer)));
    return 0;
}
