// SPDX-License-Identifier: MIT
// A script's Encoder and StreamData objects.
#include "objects.h"

#include <stdlib.h>
#include <string.h>

#define ENCODER_SIZE (16)

static void *encoders[ENCODERS];
static unsigned int encoder_users[ENCODERS];
static bool is_own[ENCODERS];
static held_stream_t streams[STREAM_DATAS];

static void make_encoder(unsigned int which) {
    encoders[which] = malloc(ENCODER_SIZE);
}

static void make_stream(unsigned int which) {
    streams[which] = (held_stream_t){ .data = calloc(1, sizeof(vencoder_stream_data_t)) };
}

void objects_begin(void) {
    for (unsigned int i = 0; i < ENCODERS; i++) {
        make_encoder(i);
        is_own[i] = false;
    }
    for (unsigned int i = 0; i < STREAM_DATAS; i++) {
        make_stream(i);
    }
}

static void end_encoder(unsigned int which) {
    vencoder_encoder_del(encoders[which]);
    free(encoders[which]);
    encoders[which] = NULL;
}

static void end_stream(unsigned int which) {
    vencoder_stream_data_del(streams[which].data);
    free(streams[which].data);
    streams[which].data = NULL;
}

void finalise_stream(unsigned int which) {
    if (streams[which].users == 0) {
        end_stream(which);
        make_stream(which);
    }
}

// A StreamData of frames() keeps its Encoder: both are collected together. False if a waiting call uses it.
static bool end_iterations(unsigned int encoder) {
    bool has_users = false;
    for (unsigned int i = 0; i < STREAM_DATAS; i++) {
        has_users = has_users || (streams[i].data->origin.object == encoders[encoder] && streams[i].users > 0);
    }
    for (unsigned int i = 0; i < STREAM_DATAS && !has_users; i++) {
        if (streams[i].data->origin.object == encoders[encoder]) {
            finalise_stream(i);
        }
    }
    return !has_users;
}

void finalise_encoder(unsigned int which) {
    if (encoder_users[which] == 0 && end_iterations(which)) {
        end_encoder(which);
        make_encoder(which);
    }
}

void objects_end(void) {
    for (unsigned int i = 0; i < STREAM_DATAS; i++) {
        end_stream(i);
    }
    for (unsigned int i = 0; i < ENCODERS; i++) {
        end_encoder(i);
    }
}

const void *encoder_object(unsigned int which) {
    return encoders[which];
}

held_stream_t *stream_object(unsigned int which) {
    return &streams[which];
}

void encoder_use(unsigned int which, int change) {
    encoder_users[which] += (unsigned int)change;
}

bool encoder_is_own(unsigned int which) {
    return is_own[which];
}

void encoder_change_shape(unsigned int which) {
    is_own[which] = !is_own[which];
}

bool is_live_encoder(const void *object) {
    for (unsigned int i = 0; i < ENCODERS; i++) {
        if (encoders[i] == object) {
            return true;
        }
    }
    return false;
}

bool is_live_stream(const vencoder_stream_data_t *data) {
    for (unsigned int i = 0; i < STREAM_DATAS; i++) {
        if (streams[i].data == data) {
            return true;
        }
    }
    return false;
}
