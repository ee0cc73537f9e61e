// SPDX-License-Identifier: MIT
// The RTSP servers of a script. 0 is success and -1 an error, which stderr explains.
#ifndef RTSP_SERVERS_H
#define RTSP_SERVERS_H

#include <stdbool.h>
#include <stddef.h>

typedef struct rtsp_server rtsp_server_t;

// NULL: no memory.
rtsp_server_t *rtsp_servers_create(void);
void rtsp_servers_destroy(rtsp_server_t *server);

int rtsp_servers_init(rtsp_server_t *server, int port);
void rtsp_servers_deinit(rtsp_server_t *server);
void rtsp_servers_start(rtsp_server_t *server);
void rtsp_servers_stop(rtsp_server_t *server);

// As on a board, a name belongs to one session among all servers until a stop; 0 when there is one with that name.
int rtsp_servers_create_session(rtsp_server_t *server, const char *name, int video_type, bool has_audio);
int rtsp_servers_destroy_session(const char *name);
int rtsp_servers_send(const char *name, bool is_video, const void *data, size_t size);
// The text's length, or -1: the server never had such a session. Stop keeps the addresses.
int rtsp_servers_url(const rtsp_server_t *server, const char *name, char *text, size_t size);

// The leak check: reports each server that uses a port, and returns their number.
unsigned int rtsp_servers_leak_check(void (*report)(const char *text, void *context), void *context);
// At the soft reset: a line on stderr for each of them.
void rtsp_servers_report_open(void);
void rtsp_servers_close_all(void);

#endif // RTSP_SERVERS_H
