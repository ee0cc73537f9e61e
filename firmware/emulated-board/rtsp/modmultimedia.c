// SPDX-License-Identifier: MIT
// CanMV's modules multimedia, rtspserver and multi_media_type: an RTSP server.
#include <stdio.h>
#include <string.h>

#include "py/runtime.h"

#include "mpp.h"
#include "rtsp_protocol.h"
#include "rtsp_servers.h"

extern const mp_obj_type_t rtsp_server_type;

// Without a finaliser, as on a board: the server works until it is deinitialised.
typedef struct {
    mp_obj_base_t base;
    // NULL: destroyed.
    rtsp_server_t *server;
} server_obj_t;

static server_obj_t *object_of(mp_obj_t self_in) {
    if (!mp_obj_is_type(self_in, &rtsp_server_type)) {
        mp_raise_TypeError(MP_ERROR_TEXT("the first argument must be an rtsp_server"));
    }
    return MP_OBJ_TO_PTR(self_in);
}

static rtsp_server_t *server_of(mp_obj_t self_in) {
    rtsp_server_t *server = object_of(self_in)->server;
    if (server == NULL) {
        mp_raise_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("the RTSP server is destroyed"));
    }
    return server;
}

static mp_obj_t new_server(void) {
    server_obj_t *self = mp_obj_malloc(server_obj_t, &rtsp_server_type);
    self->server = rtsp_servers_create();
    if (self->server == NULL) {
        m_malloc_fail(sizeof(server_obj_t));
    }
    return MP_OBJ_FROM_PTR(self);
}
static MP_DEFINE_CONST_FUN_OBJ_0(rtspserver_create_obj, new_server);

// CanMV's looks at no argument.
static mp_obj_t make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    (void)type;
    (void)n_args;
    (void)n_kw;
    (void)args;
    return new_server();
}

static mp_obj_t rtspserver_destroy(mp_obj_t self_in) {
    server_obj_t *self = object_of(self_in);
    if (self->server != NULL) {
        rtsp_servers_destroy(self->server);
    }
    self->server = NULL;
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(rtspserver_destroy_obj, rtspserver_destroy);

static mp_obj_t rtspserver_init(mp_obj_t self_in, mp_obj_t port) {
    return mp_obj_new_int(rtsp_servers_init(server_of(self_in), mp_obj_get_int(port)));
}
static MP_DEFINE_CONST_FUN_OBJ_2(rtspserver_init_obj, rtspserver_init);

static mp_obj_t rtspserver_deinit(mp_obj_t self_in) {
    rtsp_servers_deinit(server_of(self_in));
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(rtspserver_deinit_obj, rtspserver_deinit);

static mp_obj_t rtspserver_createsession(size_t n_args, const mp_obj_t *args) {
    (void)n_args;
    rtsp_server_t *server = server_of(args[0]);
    const char *name = mp_obj_str_get_str(args[1]);
    int video_type = mp_obj_get_int(args[2]);
    bool has_audio = mp_obj_get_int(args[3]) != 0;
    return mp_obj_new_int(rtsp_servers_create_session(server, name, video_type, has_audio));
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(rtspserver_createsession_obj, 4, 4, rtspserver_createsession);

static mp_obj_t rtspserver_destroysession(mp_obj_t self_in, mp_obj_t name) {
    server_of(self_in);
    return mp_obj_new_int(rtsp_servers_destroy_session(mp_obj_str_get_str(name)));
}
static MP_DEFINE_CONST_FUN_OBJ_2(rtspserver_destroysession_obj, rtspserver_destroysession);

static mp_obj_t rtspserver_getrtspurl(mp_obj_t self_in, mp_obj_t name_in) {
    const char *name = mp_obj_str_get_str(name_in);
    char url[512];
    int length = rtsp_servers_url(server_of(self_in), name, url, sizeof(url));
    if (length < 0) {
        mp_raise_msg_varg(&mp_type_ValueError, MP_ERROR_TEXT("there is no session '%s': call rtspserver_createsession first"), name);
    }
    return mp_obj_new_str(url, strlen(url));
}
static MP_DEFINE_CONST_FUN_OBJ_2(rtspserver_getrtspurl_obj, rtspserver_getrtspurl);

static mp_obj_t rtspserver_start(mp_obj_t self_in) {
    rtsp_servers_start(server_of(self_in));
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(rtspserver_start_obj, rtspserver_start);

static mp_obj_t rtspserver_stop(mp_obj_t self_in) {
    rtsp_servers_stop(server_of(self_in));
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(rtspserver_stop_obj, rtspserver_stop);

// A board reads beyond the data when the size is larger than it.
static bool check_size(mp_int_t size, size_t available) {
    bool is_right = size >= 0 && (size_t)size <= available;
    if (!is_right) {
        fprintf(stderr, "rtsp: a size of %ld for %lu bytes of data; they are not sent\n", (long)size, (unsigned long)available);
    }
    return is_right;
}

// name, data, size, timestamp. A board ignores the time stamp: the time of the call counts.
static mp_obj_t send_data(const mp_obj_t *args, bool is_video) {
    server_of(args[0]);
    const char *name = mp_obj_str_get_str(args[1]);
    size_t available;
    const char *data = mp_obj_str_get_data(args[2], &available);
    mp_int_t size = mp_obj_get_int(args[3]);
    mp_obj_get_int(args[4]);
    int result = check_size(size, available) ? rtsp_servers_send(name, is_video, data, (size_t)size) : -1;
    return mp_obj_new_int(result);
}

static mp_obj_t rtspserver_sendvideodata(size_t n_args, const mp_obj_t *args) {
    (void)n_args;
    return send_data(args, true);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(rtspserver_sendvideodata_obj, 5, 5, rtspserver_sendvideodata);

static mp_obj_t rtspserver_sendaudiodata(size_t n_args, const mp_obj_t *args) {
    (void)n_args;
    return send_data(args, false);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(rtspserver_sendaudiodata_obj, 5, 5, rtspserver_sendaudiodata);

// name, physical address, size, timestamp. The result of sending is lost, as on a board.
static mp_obj_t send_memory(const mp_obj_t *args, bool is_video) {
    server_of(args[0]);
    const char *name = mp_obj_str_get_str(args[1]);
    mp_int_t address = mp_obj_get_int(args[2]);
    mp_int_t size = mp_obj_get_int(args[3]);
    mp_obj_get_int(args[4]);
    void *data = kd_mpi_sys_mmap((k_u64)address, (k_u32)size);
    if (data == NULL) {
        fprintf(stderr, "rtsp: a board crashes here: %ld bytes at the physical address 0x%lx cannot be mapped\n", (long)size, (unsigned long)address);
        return mp_obj_new_int(-1);
    }
    rtsp_servers_send(name, is_video, data, (size_t)size);
    kd_mpi_sys_munmap(data, (k_u32)size);
    return mp_obj_new_int(0);
}

static mp_obj_t rtspserver_sendvideodata_byphyaddr(size_t n_args, const mp_obj_t *args) {
    (void)n_args;
    return send_memory(args, true);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(rtspserver_sendvideodata_byphyaddr_obj, 5, 5, rtspserver_sendvideodata_byphyaddr);

static mp_obj_t rtspserver_sendaudiodata_byphyaddr(size_t n_args, const mp_obj_t *args) {
    (void)n_args;
    return send_memory(args, false);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(rtspserver_sendaudiodata_byphyaddr_obj, 5, 5, rtspserver_sendaudiodata_byphyaddr);

static mp_obj_t rtspserver_test(mp_obj_t self_in) {
    server_of(self_in);
    return MP_OBJ_NEW_QSTR(qstr_from_str("hello world"));
}
static MP_DEFINE_CONST_FUN_OBJ_1(rtspserver_test_obj, rtspserver_test);

// Of the class, and of the module rtspserver, whose functions take the object.
static const mp_rom_map_elem_t rtsp_server_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_rtspserver) },
    { MP_ROM_QSTR(MP_QSTR_rtspserver_create), MP_ROM_PTR(&rtspserver_create_obj) },
    { MP_ROM_QSTR(MP_QSTR_rtspserver_destroy), MP_ROM_PTR(&rtspserver_destroy_obj) },
    { MP_ROM_QSTR(MP_QSTR_rtspserver_init), MP_ROM_PTR(&rtspserver_init_obj) },
    { MP_ROM_QSTR(MP_QSTR_rtspserver_deinit), MP_ROM_PTR(&rtspserver_deinit_obj) },
    { MP_ROM_QSTR(MP_QSTR_rtspserver_createsession), MP_ROM_PTR(&rtspserver_createsession_obj) },
    { MP_ROM_QSTR(MP_QSTR_rtspserver_destroysession), MP_ROM_PTR(&rtspserver_destroysession_obj) },
    { MP_ROM_QSTR(MP_QSTR_rtspserver_getrtspurl), MP_ROM_PTR(&rtspserver_getrtspurl_obj) },
    { MP_ROM_QSTR(MP_QSTR_rtspserver_start), MP_ROM_PTR(&rtspserver_start_obj) },
    { MP_ROM_QSTR(MP_QSTR_rtspserver_stop), MP_ROM_PTR(&rtspserver_stop_obj) },
    { MP_ROM_QSTR(MP_QSTR_rtspserver_sendvideodata), MP_ROM_PTR(&rtspserver_sendvideodata_obj) },
    { MP_ROM_QSTR(MP_QSTR_rtspserver_sendaudiodata), MP_ROM_PTR(&rtspserver_sendaudiodata_obj) },
    { MP_ROM_QSTR(MP_QSTR_rtspserver_sendvideodata_byphyaddr), MP_ROM_PTR(&rtspserver_sendvideodata_byphyaddr_obj) },
    { MP_ROM_QSTR(MP_QSTR_rtspserver_sendaudiodata_byphyaddr), MP_ROM_PTR(&rtspserver_sendaudiodata_byphyaddr_obj) },
    { MP_ROM_QSTR(MP_QSTR_rtspserver_test), MP_ROM_PTR(&rtspserver_test_obj) },
};
static MP_DEFINE_CONST_DICT(rtsp_server_dict, rtsp_server_table);

MP_DEFINE_CONST_OBJ_TYPE(
    rtsp_server_type,
    MP_QSTR_rtspserver,
    MP_TYPE_FLAG_NONE,
    make_new, make_new,
    locals_dict, &rtsp_server_dict);

static const mp_rom_map_elem_t media_type_table[] = {
    { MP_ROM_QSTR(MP_QSTR_media_h264), MP_ROM_INT(RTSP_H264) },
    { MP_ROM_QSTR(MP_QSTR_media_h265), MP_ROM_INT(RTSP_H265) },
    { MP_ROM_QSTR(MP_QSTR_media_mjpeg), MP_ROM_INT(RTSP_MJPEG) },
};
static MP_DEFINE_CONST_DICT(media_type_dict, media_type_table);

static MP_DEFINE_CONST_OBJ_TYPE(
    media_type_type,
    MP_QSTR_multi_media_type,
    MP_TYPE_FLAG_NONE,
    locals_dict, &media_type_dict);

static const mp_rom_map_elem_t multimedia_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_multimedia) },
    { MP_ROM_QSTR(MP_QSTR_rtsp_server), MP_ROM_PTR(&rtsp_server_type) },
    { MP_ROM_QSTR(MP_QSTR_multi_media_type), MP_ROM_PTR(&media_type_type) },
};
static MP_DEFINE_CONST_DICT(multimedia_dict, multimedia_table);

const mp_obj_module_t multimedia_module = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&multimedia_dict,
};
MP_REGISTER_EXTENSIBLE_MODULE(MP_QSTR_multimedia, multimedia_module);

const mp_obj_module_t rtspserver_module = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&rtsp_server_dict,
};
MP_REGISTER_EXTENSIBLE_MODULE(MP_QSTR_rtspserver, rtspserver_module);

const mp_obj_module_t multi_media_type_module = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&media_type_dict,
};
MP_REGISTER_EXTENSIBLE_MODULE(MP_QSTR_multi_media_type, multi_media_type_module);
