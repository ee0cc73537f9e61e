// SPDX-License-Identifier: MIT
// kd_mpi_sys_bind() and the calls beside it: the table of links, which may name
// channels that do not exist yet; and the frames that follow the links.
#include "bind.h"

#include <stddef.h>
#include <stdlib.h>

#include "clock.h"
#include "driver_lock.h"

// A source has up to 64 destinations on the board.
#define LINKS (64)
#define SOURCES (8)
#define SINKS (8)

typedef struct {
    k_mpp_chn source;
    k_mpp_chn dest;
    acquirer_t acquired_by;
} link_t;

static link_t links[LINKS];
static k_u32 link_count;

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

// A destination has one source, so it identifies its link.
static k_u32 find(const k_mpp_chn *dest) {
    k_u32 i = 0;
    while (i < link_count && !same(&links[i].dest, dest)) {
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
    if (find(dest) < link_count) {
        return K_ERR_SYS_EXIST;
    }
    if (link_count == LINKS) {
        return K_ERR_SYS_NOMEM;
    }
    links[link_count++] = (link_t){ .source = *source, .dest = *dest, .acquired_by = leak_check_acquirer() };
    driver_notify();
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
    if (at < link_count && same(&links[at].source, src_chn)) {
        links[at] = links[--link_count];
    } else {
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
    k_s32 result = at < link_count ? 0 : K_ERR_SYS_UNEXIST;
    if (result == 0) {
        *src_chn = links[at].source;
    }
    driver_unlock();
    return result;
}

// The link to a sink's channel, or NULL.
static const link_t *link_to(const bind_sink_t *sink, k_u32 chn) {
    k_mpp_chn dest = { .mod_id = sink->module, .dev_id = 0, .chn_id = (k_s32)chn };
    k_u32 at = find(&dest);
    return at < link_count ? &links[at] : NULL;
}

// Whether the link's source has a frame that the sink accepts now.
static bool has_delivery(const link_t *link, const bind_sink_t *sink, k_u32 chn, bind_frame_t *frame) {
    const bind_source_t *source = source_of(link->source.mod_id);
    return source != NULL && source->next_frame((k_u32)link->source.dev_id, (k_u32)link->source.chn_id, frame) &&
        sink->accepts(chn, frame->width, frame->height);
}

static bool starts_at(const link_t *link, const bind_source_t *source, k_u32 dev) {
    return link->source.mod_id == source->module && (k_u32)link->source.dev_id == dev;
}

uint64_t bind_due_at(const bind_sink_t *sink, k_u32 chn) {
    const link_t *link = link_to(sink, chn);
    bind_frame_t frame;
    return link != NULL && has_delivery(link, sink, chn, &frame) ? frame.pts : CLOCK_NEVER;
}

uint64_t bind_due_from(const bind_source_t *source, k_u32 dev) {
    uint64_t earliest = CLOCK_NEVER;
    for (unsigned int i = 0; i < sink_count; i++) {
        for (k_u32 chn = 0; chn < sinks[i]->channels; chn++) {
            const link_t *link = link_to(sinks[i], chn);
            bind_frame_t frame;
            if (link != NULL && starts_at(link, source, dev) && has_delivery(link, sinks[i], chn, &frame) &&
                frame.pts < earliest) {
                earliest = frame.pts;
            }
        }
    }
    return earliest;
}

void bind_deliver(const bind_source_t *source, k_u32 dev) {
    uint32_t port = 0;
    for (unsigned int i = 0; i < sink_count; i++) {
        for (k_u32 chn = 0; chn < sinks[i]->channels; chn++, port++) {
            const link_t *link = link_to(sinks[i], chn);
            bind_frame_t frame;
            if (link != NULL && starts_at(link, source, dev) && has_delivery(link, sinks[i], chn, &frame)) {
                source->draw(dev, port, sinks[i]->input(chn));
                sinks[i]->consume(chn, frame.pts);
            }
        }
    }
}

void bind_leak_check(leak_check_t *leaks) {
    for (k_u32 i = 0; i < link_count; i++) {
        const link_t *link = &links[i];
        leak_check_add(leaks, &link->acquired_by, "bind of (%u, %d, %d) to (%u, %d, %d)", link->source.mod_id,
            link->source.dev_id, link->source.chn_id, link->dest.mod_id, link->dest.dev_id, link->dest.chn_id);
    }
}
