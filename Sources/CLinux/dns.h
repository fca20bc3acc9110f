// Questions to name servers, by the C library's resolver.

#include <arpa/inet.h>
#include <arpa/nameser.h>
#include <netdb.h>
#include <netinet/in.h>
#include <resolv.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/// Asks for the records of a type and writes the answer as it came, in the form of the protocol.
///
/// - Parameter servers: "ADDRESS PORT" lines (IPv4); empty for those of the system.
/// - Parameter tries: how often each server is asked; 0 as the system says. `seconds`, for an answer, likewise.
/// - Returns: the length of the answer; -1 when no server answered, -2 when the name is none.
static inline int linux_dns_query(const char *name, int type, const char *servers, int tries, int seconds,
                                  unsigned char *answer, int size) {
    struct __res_state state;
    memset(&state, 0, sizeof state);
    if (res_ninit(&state) != 0) return -1;
    if (tries > 0) state.retry = tries;
    if (seconds > 0) state.retrans = seconds;
    int count = 0;
    for (const char *line = servers; *line != 0 && count < MAXNS; count++) {
        char host[64];
        unsigned port = 53;
        if (sscanf(line, "%63s %u", host, &port) < 1) break;
        struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
        if (inet_pton(AF_INET, host, &address.sin_addr) != 1) break;
        state.nsaddr_list[count] = address;
        const char *next = strchr(line, '\n');
        if (next == NULL) {
            count++;
            break;
        }
        line = next + 1;
    }
    if (count > 0) state.nscount = count;
    unsigned char question[NS_MAXMSG < 1024 ? NS_MAXMSG : 1024];
    int length = res_nmkquery(&state, QUERY, name, C_IN, type, NULL, 0, NULL, question, sizeof question);
    int result = length < 0 ? -2 : res_nsend(&state, question, length, answer, size);
    res_nclose(&state);
    return length < 0 ? -2 : result < 0 ? -1 : result;
}
