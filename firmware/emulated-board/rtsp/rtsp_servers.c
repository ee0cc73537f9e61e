// SPDX-License-Identifier: MIT
// The results of CanMV's RTSP server, v1.0 to v1.8; docs/differences.md has what is
// different on purpose.
#include "rtsp_servers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "network/network_address.h"
#include "rtsp_process.h"

// RTSP's own port is left out of addresses.
#define RTSP_PORT (554)

struct rtsp_server {
    rtsp_server_t *next;
    rtsp_process_t process;
    // 0: rtspserver_init has not succeeded, or rtspserver_deinit was called.
    int port;
};

typedef struct session {
    struct session *next;
    rtsp_server_t *server;
    uint32_t number;
    // Between its creation and the end of the server's work.
    bool is_open;
    char name[];
} session_t;

static rtsp_server_t *servers;
static session_t *sessions;
static uint32_t last_number;
static bool time_is_reported;

rtsp_server_t *rtsp_servers_create(void) {
    rtsp_server_t *server = calloc(1, sizeof(rtsp_server_t));
    if (server != NULL) {
        server->next = servers;
        servers = server;
    }
    return server;
}

static void free_sessions(const rtsp_server_t *server) {
    session_t **link = &sessions;
    while (*link != NULL) {
        session_t *session = *link;
        if (session->server == server) {
            *link = session->next;
            free(session);
        } else {
            link = &session->next;
        }
    }
}

void rtsp_servers_destroy(rtsp_server_t *server) {
    rtsp_servers_deinit(server);
    free_sessions(server);
    rtsp_server_t **link = &servers;
    while (*link != server) {
        link = &(*link)->next;
    }
    *link = server->next;
    free(server);
}

static bool is_watched(void) {
    for (const rtsp_server_t *server = servers; server != NULL; server = server->next) {
        if (rtsp_process_is_watched(&server->process)) {
            return true;
        }
    }
    return false;
}

int rtsp_servers_init(rtsp_server_t *server, int port) {
    if (server->port != 0) {
        fprintf(stderr, "rtsp: rtspserver_init: the server has port %d already; call rtspserver_deinit first\n", server->port);
        return -1;
    }
    int bound = rtsp_process_listen(&server->process, port & 0xffff);
    if (bound < 0) {
        return -1;
    }
    server->port = bound;
    // A player shows a stream in its own time.
    clock_set_pace(is_watched);
    return 0;
}

static void close_sessions(const rtsp_server_t *server) {
    for (session_t *session = sessions; session != NULL; session = session->next) {
        session->is_open = session->is_open && session->server != server;
    }
}

void rtsp_servers_deinit(rtsp_server_t *server) {
    close_sessions(server);
    rtsp_process_stop(&server->process);
    server->port = 0;
}

static bool check_init(const rtsp_server_t *server, const char *call) {
    if (server->port == 0) {
        fprintf(stderr, "rtsp: %s: a board crashes here: call rtspserver_init first, and check that it returns 0\n", call);
    }
    return server->port != 0;
}

static void report_time(void) {
    if (!time_is_reported && !clock_is_realtime()) {
        time_is_reported = true;
        fprintf(stderr, "rtsp: until a player connects, virtual time is faster than the wall clock; --realtime follows it from the start\n");
    }
}

void rtsp_servers_start(rtsp_server_t *server) {
    if (check_init(server, "rtspserver_start")) {
        report_time();
        rtsp_process_send(&server->process, &(rtsp_request_t){ .operation = RTSP_START }, NULL);
    }
}

void rtsp_servers_stop(rtsp_server_t *server) {
    close_sessions(server);
    if (server->port != 0) {
        rtsp_process_send(&server->process, &(rtsp_request_t){ .operation = RTSP_STOP }, NULL);
    }
}

static session_t *find_open(const char *name) {
    session_t *session = sessions;
    while (session != NULL && !(session->is_open && strcmp(session->name, name) == 0)) {
        session = session->next;
    }
    return session;
}

// Also one that is closed.
static session_t *find_of(const rtsp_server_t *server, const char *name) {
    session_t *session = sessions;
    while (session != NULL && !(session->server == server && strcmp(session->name, name) == 0)) {
        session = session->next;
    }
    return session;
}

static session_t *provide_session(rtsp_server_t *server, const char *name) {
    session_t *session = find_of(server, name);
    if (session == NULL) {
        session = calloc(1, sizeof(session_t) + strlen(name) + 1);
        if (session == NULL) {
            return NULL;
        }
        session->server = server;
        strcpy(session->name, name);
        session->next = sessions;
        sessions = session;
    }
    return session;
}

int rtsp_servers_create_session(rtsp_server_t *server, const char *name, int video_type, bool has_audio) {
    if (!check_init(server, "rtspserver_createsession")) {
        return -1;
    }
    if (find_open(name) != NULL) {
        return 0;
    }
    if (video_type < 0 || video_type >= RTSP_VIDEO_TYPES) {
        fprintf(stderr, "rtsp: rtspserver_createsession: no video type has the number %d; see multi_media_type\n", video_type);
        return -1;
    }
    session_t *session = provide_session(server, name);
    if (session == NULL) {
        return -1;
    }
    session->number = ++last_number;
    session->is_open = true;
    rtsp_request_t request = {
        .operation = RTSP_ADD_SESSION,
        .session = session->number,
        .value = (uint32_t)video_type | (has_audio ? RTSP_HAS_AUDIO : 0) | (clock_is_realtime() ? RTSP_IS_REALTIME : 0),
        .size = (uint32_t)strlen(name),
    };
    return rtsp_process_send(&server->process, &request, name) ? 0 : -1;
}

int rtsp_servers_destroy_session(const char *name) {
    session_t *session = find_open(name);
    if (session == NULL) {
        fprintf(stderr, "rtsp: rtspserver_destroysession: a board crashes here: there is no session %s\n", name);
        return -1;
    }
    session->is_open = false;
    rtsp_request_t request = { .operation = RTSP_REMOVE_SESSION, .session = session->number };
    return rtsp_process_send(&session->server->process, &request, NULL) ? 0 : -1;
}

int rtsp_servers_send(const char *name, bool is_video, const void *data, size_t size) {
    session_t *session = find_open(name);
    if (session == NULL) {
        return -1;
    }
    rtsp_request_t request = {
        .operation = is_video ? RTSP_VIDEO : RTSP_AUDIO,
        .session = session->number,
        .time_us = clock_now_us(),
        .size = (uint32_t)size,
    };
    return rtsp_process_send(&session->server->process, &request, data) ? 0 : -1;
}

int rtsp_servers_url(const rtsp_server_t *server, const char *name, char *text, size_t size) {
    if (server->port == 0 || find_of(server, name) == NULL) {
        return -1;
    }
    char port[8] = "";
    if (server->port != RTSP_PORT) {
        snprintf(port, sizeof(port), ":%d", server->port);
    }
    return snprintf(text, size, "rtsp://%s%s/%s", network_address(), port, name);
}

unsigned int rtsp_servers_leak_check(void (*report)(const char *text, void *context), void *context) {
    unsigned int count = 0;
    for (const rtsp_server_t *server = servers; server != NULL; server = server->next) {
        if (server->port != 0) {
            char text[64];
            snprintf(text, sizeof(text), "RTSP server at port %d, bound by rtspserver_init", server->port);
            report(text, context);
            count++;
        }
    }
    return count;
}

void rtsp_servers_report_open(void) {
    for (const rtsp_server_t *server = servers; server != NULL; server = server->next) {
        if (server->port != 0) {
            fprintf(stderr, "rtsp: the script ended before rtspserver_deinit: on a board, port %d stays in use until it restarts\n", server->port);
        }
    }
}

void rtsp_servers_close_all(void) {
    while (servers != NULL) {
        rtsp_servers_destroy(servers);
    }
}
