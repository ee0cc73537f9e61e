// SPDX-License-Identifier: MIT
// kd_mpi_sys_bind() and the calls beside it: the table of binds, which may name
// channels that do not exist yet; and the frames that follow the binds.
#include "bind.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include "clock.h"
#include "driver_lock.h"
#include "trouble.h"

// A source has up to 64 destinations on the board.
#define BINDS (64)
#define SOURCES (8)
#define SINKS (8)
#define ANY_CHANNEL (-1)

typedef struct {
    k_mpp_chn source;
    k_mpp_chn dest;
    acquirer_t acquired_by;
    // Frames that the destination could have had.
    uint64_t frames;
} bind_t;

static bind_t binds[BINDS];
static k_u32 bind_count;

static const bind_source_t *sources[SOURCES];
static unsigned int source_count;
static const bind_sink_t *sinks[SINKS];
static unsigned int sink_count;
static uint32_t port_count;

void bind_add_source(const bind_source_t *source) {
    if (source_count == SOURCES) {
        abort();
    }
    sources[source_count++] = source;
}

void bind_add_sink(const bind_sink_t *sink) {
    if (sink_count == SINKS || sink->channels > BIND_PORTS - port_count) {
        abort();
    }
    sinks[sink_count++] = sink;
    port_count += sink->channels;
}

static const bind_source_t *source_of(k_mod_id module) {
    for (unsigned int i = 0; i < source_count; i++) {
        if (sources[i]->module == module) {
            return sources[i];
        }
    }
    return NULL;
}

static const bind_sink_t *sink_of(k_mod_id module) {
    for (unsigned int i = 0; i < sink_count; i++) {
        if (sinks[i]->module == module) {
            return sinks[i];
        }
    }
    return NULL;
}

static bool same(const k_mpp_chn *a, const k_mpp_chn *b) {
    return a->mod_id == b->mod_id && a->dev_id == b->dev_id && a->chn_id == b->chn_id;
}

// A destination has one source, so it identifies its bind.
static k_u32 find(const k_mpp_chn *dest) {
    k_u32 i = 0;
    while (i < bind_count && !same(&binds[i].dest, dest)) {
        i++;
    }
    return i;
}

static k_s32 check(const k_mpp_chn *end) {
    if (end->mod_id > K_ID_NONAI_2D) {
        return K_ERR_SYS_ILLEGAL_PARAM;
    }
    const bind_sink_t *sink = sink_of(end->mod_id);
    if (end->dev_id < 0 || (sink != NULL && end->dev_id > 0)) {
        return K_ERR_SYS_INVALID_DEVID;
    }
    if (end->chn_id < 0 || (sink != NULL && (k_u32)end->chn_id >= sink->channels)) {
        return K_ERR_SYS_INVALID_CHNID;
    }
    return 0;
}

static k_s32 check_both(const k_mpp_chn *source, const k_mpp_chn *dest) {
    if (source == NULL || dest == NULL) {
        return K_ERR_SYS_NULL_PTR;
    }
    k_s32 result = check(source);
    return result != 0 ? result : check(dest);
}

static k_s32 add(const k_mpp_chn *source, const k_mpp_chn *dest) {
    if (find(dest) < bind_count) {
        return K_ERR_SYS_EXIST;
    }
    if (bind_count == BINDS) {
        return K_ERR_SYS_NOMEM;
    }
    binds[bind_count++] = (bind_t){ .source = *source, .dest = *dest, .acquired_by = leak_check_acquirer() };
    return 0;
}

k_s32 kd_mpi_sys_bind(k_mpp_chn *src_chn, k_mpp_chn *dest_chn) {
    k_s32 result = check_both(src_chn, dest_chn);
    if (result == 0) {
        driver_lock();
        result = add(src_chn, dest_chn);
        driver_unlock();
    }
    return result;
}

k_s32 kd_mpi_sys_unbind(k_mpp_chn *src_chn, k_mpp_chn *dest_chn) {
    k_s32 result = check_both(src_chn, dest_chn);
    if (result != 0) {
        return result;
    }
    driver_lock();
    k_u32 at = find(dest_chn);
    if (at < bind_count && same(&binds[at].source, src_chn)) {
        binds[at] = binds[--bind_count];
    } else if (at < bind_count) {
        // Without any source, the result is success.
        result = K_ERR_SYS_UNEXIST;
    }
    driver_unlock();
    return result;
}

k_s32 kd_mpi_sys_get_bind_by_dest(k_mpp_chn *dest_chn, k_mpp_chn *src_chn) {
    if (dest_chn == NULL || src_chn == NULL) {
        return K_ERR_SYS_NULL_PTR;
    }
    driver_lock();
    k_u32 at = find(dest_chn);
    k_s32 result = at < bind_count ? 0 : K_ERR_SYS_UNEXIST;
    if (result == 0) {
        *src_chn = binds[at].source;
    }
    driver_unlock();
    return result;
}

// The bind to a sink's channel, or NULL.
static bind_t *bind_to(const bind_sink_t *sink, k_u32 chn) {
    k_mpp_chn dest = { .mod_id = sink->module, .dev_id = 0, .chn_id = (k_s32)chn };
    k_u32 at = find(&dest);
    return at < bind_count ? &binds[at] : NULL;
}

// Whether the bind's source has a frame that the sink accepts now.
static bool has_delivery(const bind_t *bind, const bind_sink_t *sink, k_u32 chn, bind_frame_t *frame) {
    const bind_source_t *source = source_of(bind->source.mod_id);
    return source != NULL && !trouble_is_starved(bind->frames + 1) && source->next_frame((k_u32)bind->source.dev_id, (k_u32)bind->source.chn_id, frame) &&
        sink->accepts(chn, frame->width, frame->height);
}

static bool starts_at(const bind_t *bind, const bind_source_t *source, k_u32 dev) {
    return bind->source.mod_id == source->module && (k_u32)bind->source.dev_id == dev;
}

uint64_t bind_due_at(const bind_sink_t *sink, k_u32 chn) {
    const bind_t *bind = bind_to(sink, chn);
    bind_frame_t frame;
    return bind != NULL && has_delivery(bind, sink, chn, &frame) ? frame.pts : CLOCK_NEVER;
}

// The first bind that has such a channel on one side, or NULL.
static const bind_t *bind_with(const bind_sink_t *sink, bool is_source, k_s32 chn) {
    for (unsigned int i = 0; i < bind_count; i++) {
        const k_mpp_chn *side = is_source ? &binds[i].source : &binds[i].dest;
        if (side->mod_id == sink->module && (chn == ANY_CHANNEL || side->chn_id == chn)) {
            return &binds[i];
        }
    }
    return NULL;
}

static void explain_none(const bind_sink_t *sink, k_u32 chn, char *text, size_t size) {
    const bind_t *other = bind_with(sink, false, ANY_CHANNEL);
    if (bind_with(sink, true, (k_s32)chn) != NULL) {
        snprintf(text, size, "a link leads from it, and none to it; exchange the arguments of MediaManager.link()");
    } else if (other != NULL) {
        snprintf(text, size,
            "nothing is linked to it and no frame was sent; call MediaManager.link() with a camera for it, as for channel %d, or SendFrame",
            (int)other->dest.chn_id);
    } else {
        snprintf(text, size, "nothing is linked to it and no frame was sent; call MediaManager.link() with a camera, or SendFrame");
    }
}

bind_status_t bind_status(const bind_sink_t *sink, k_u32 chn, char *text, size_t size) {
    const bind_t *bind = bind_to(sink, chn);
    if (bind == NULL) {
        explain_none(sink, chn, text, size);
        return BIND_NONE;
    }
    const bind_source_t *source = source_of(bind->source.mod_id);
    if (source == NULL) {
        snprintf(text, size, "it is linked to module %u, which delivers no frames here; link it to a camera (module %u)",
            (unsigned int)bind->source.mod_id, (unsigned int)K_ID_VI);
        return BIND_IDLE;
    }
    return source->explain((k_u32)bind->source.dev_id, (k_u32)bind->source.chn_id, text, size) ? BIND_IDLE : BIND_DELIVERS;
}

uint64_t bind_due_from(const bind_source_t *source, k_u32 dev) {
    uint64_t earliest = CLOCK_NEVER;
    for (unsigned int i = 0; i < sink_count; i++) {
        for (k_u32 chn = 0; chn < sinks[i]->channels; chn++) {
            const bind_t *bind = bind_to(sinks[i], chn);
            bind_frame_t frame;
            if (bind != NULL && starts_at(bind, source, dev) && has_delivery(bind, sinks[i], chn, &frame) &&
                frame.pts < earliest) {
                earliest = frame.pts;
            }
        }
    }
    return earliest;
}

static bool loses_next(bind_t *bind) {
    if (!trouble_starves(++bind->frames)) {
        return false;
    }
    trouble_came(TROUBLE_STARVED_BIND, "(%u, %d, %d) gets fewer frames after %llu, and soon none until it is linked again",
        bind->dest.mod_id, bind->dest.dev_id, bind->dest.chn_id, (unsigned long long)bind->frames - 1);
    return true;
}

void bind_deliver(const bind_source_t *source, k_u32 dev) {
    uint32_t port = 0;
    for (unsigned int i = 0; i < sink_count; i++) {
        for (k_u32 chn = 0; chn < sinks[i]->channels; chn++, port++) {
            bind_t *bind = bind_to(sinks[i], chn);
            bind_frame_t frame;
            if (bind != NULL && starts_at(bind, source, dev) && has_delivery(bind, sinks[i], chn, &frame)) {
                // A lost frame has a number, too.
                source->draw(dev, (k_u32)bind->source.chn_id, port, sinks[i]->input(chn));
                if (!loses_next(bind)) {
                    sinks[i]->consume(chn, frame.pts);
                }
            }
        }
    }
}

const bind_source_t *bind_source_of(const k_mpp_chn *dest, k_mpp_chn *chn) {
    k_u32 at = find(dest);
    if (at == bind_count) {
        return NULL;
    }
    *chn = binds[at].source;
    return source_of(chn->mod_id);
}

bool bind_has_dest(const k_mpp_chn *source, k_mod_id module) {
    k_u32 i = 0;
    while (i < bind_count && !(same(&binds[i].source, source) && binds[i].dest.mod_id == module)) {
        i++;
    }
    return i < bind_count;
}

void bind_leak_check(leak_check_t *leaks) {
    for (k_u32 i = 0; i < bind_count; i++) {
        const bind_t *bind = &binds[i];
        leak_check_add(leaks, &bind->acquired_by, "bind of (%u, %d, %d) to (%u, %d, %d)", bind->source.mod_id,
            bind->source.dev_id, bind->source.chn_id, bind->dest.mod_id, bind->dest.dev_id, bind->dest.chn_id);
    }
}
