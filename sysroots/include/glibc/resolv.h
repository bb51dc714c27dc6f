@if floor < 2.34 and present@
@# Before 2.34 the names of these functions began with underscores, and the header redefined the plain names. Hosts that old do so too.
#define res_mkquery __res_mkquery
#define res_query __res_query
#define res_querydomain __res_querydomain
#define res_search __res_search
#define res_send __res_send
#define dn_comp __dn_comp
#define dn_expand __dn_expand
#define dn_skipname __dn_skipname
#define res_dnok __res_dnok
#define res_hnok __res_hnok
#define res_mailok __res_mailok
#define res_nmkquery __res_nmkquery
#define res_nquery __res_nquery
#define res_nquerydomain __res_nquerydomain
#define res_nsearch __res_nsearch
#define res_nsend __res_nsend
#define res_ownok __res_ownok
#include <abicc-host/resolv.h>
@end@
@if floor < 2.26@
@# Options that were removed in 2.26.
#define RES_INSECURE1 0x00000400
#define RES_INSECURE2 0x00000800
#define RES_USE_INET6 0x00002000
#define RES_USEBSTRING 0x00040000
#define RES_NOIP6DOTINT 0x00080000
@end@
