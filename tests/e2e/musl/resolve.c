/* getaddrinfo and getnameinfo without any file to help them. */
#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>

static void look_up(const char *host, const char *service)
{
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM, .ai_flags = AI_NUMERICSERV};
    struct addrinfo *found = NULL;
    char name[64] = "", port[16] = "";
    int status = getaddrinfo(host, service, &hints, &found);
    if (status == 0) {
        getnameinfo(found->ai_addr, found->ai_addrlen, name, sizeof(name), port, sizeof(port),
                    NI_NUMERICHOST | NI_NUMERICSERV);
        freeaddrinfo(found);
    }
    printf("%s: %d %s %s\n", host, status, name, port);
}

int main(void)
{
    look_up("127.0.0.1", "80");
    look_up("::1", "443");
    return 0;
}
