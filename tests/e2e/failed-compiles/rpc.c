#include <rpc/rpc.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
    char buffer[64];
    char *text = "hello";
    char *back = NULL;
    XDR out;
    XDR in;
    xdrmem_create(&out, buffer, sizeof(buffer), XDR_ENCODE);
    xdrmem_create(&in, buffer, sizeof(buffer), XDR_DECODE);
    if (!xdr_string(&out, &text, 32) || !xdr_string(&in, &back, 32) || strcmp(text, back) != 0)
        return 1;
    if (clnt_create("localhost", 100099, 1, "tcp"))
        return 2;
    return strncmp(clnt_spcreateerror("client"), "client: RPC: ", 13) != 0;
}
