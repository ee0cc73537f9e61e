// SPDX-License-Identifier: MIT
// The engine of the readers: values that count up by the reader's step, in memory that a reader lends and releases.
#include <pthread.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>

#include "recv_contract.h"

#define VALUES (6)
#define NO_PORT (-1)
#define FLOOD_THREADS (4)
#define FLOOD_VALUES (100)
#define CONTENDERS (9)

// The emulated board's, around each change of MicroPython's scheduler.
void board_begin_atomic_section(void);
void board_end_atomic_section(void);

typedef struct {
    pthread_t thread;
    const binding_callback_t *then;
    int first;
} flood_t;

typedef struct {
    recv_state_t state;
    int32_t port;
    double gain;
    int32_t last;
    uint8_t *values; // NULL: nothing is lent
    const binding_callback_t *then;
    pthread_t thread;
    bool has_thread;
    flood_t floods[FLOOD_THREADS]; // `then` of the first is NULL: there are none
} reader_t;

static bool ports_in_use[PORTS];
static int32_t released[8];
static size_t released_count;

static bool fail(int32_t code, const char *function, binding_result_t *result) {
    *result = (binding_result_t){ .code = code, .function = function };
    return false;
}

static reader_t *reader_of(recv_reader_t *self) {
    if (self->engine == NULL) {
        reader_t *reader = calloc(1, sizeof(*reader));
        reader->port = NO_PORT;
        reader->gain = 1;
        self->engine = reader;
    }
    return self->engine;
}

static bool is_allowed(const reader_t *reader, recv_call_t call, binding_result_t *result) {
    const binding_transition_t *transition = recv_transition(call, reader->state);
    if (transition->action == BINDING_ALLOW) {
        return true;
    }
    *result = (binding_result_t){
        .code = transition->code,
        .state = recv_state_texts[reader->state],
        .required_call = transition->required_call,
    };
    return false;
}

// ---------------------------------------------------------------- the driver

probe_s32 probe_open(probe_u32 port) {
    if (ports_in_use[port]) {
        return PROBE_BUSY;
    }
    ports_in_use[port] = true;
    return 0;
}

// ---------------------------------------------------------------- states

static bool open_port(recv_reader_t *self, recv_call_t call, int32_t port, binding_result_t *result) {
    reader_t *reader = reader_of(self);
    if (!is_allowed(reader, call, result)) {
        return false;
    }
    probe_s32 code = probe_open((probe_u32)port);
    if (code != 0) {
        return fail(code, "probe_open", result);
    }
    reader->state = (recv_state_t)recv_transition(call, reader->state)->next_state;
    reader->port = port;
    reader->last = 0;
    self->count = 0;
    return true;
}

bool recv_open(recv_reader_t *self, binding_result_t *result) {
    return open_port(self, RECV_CALL_OPEN, 0, result);
}

bool recv_open_port(recv_reader_t *self, int32_t port, binding_result_t *result) {
    return open_port(self, RECV_CALL_OPEN_PORT, port, result);
}

// The ports are called "a" to "d".
bool recv_open_named(recv_reader_t *self, const char *name, const int32_t *ports, size_t ports_count, binding_result_t *result) {
    int32_t port = name[0] - 'a';
    bool is_searched = ports == NULL;
    for (size_t i = 0; i < ports_count; i++) {
        is_searched |= ports[i] == port;
    }
    if (!is_searched || port < 0 || port >= PORTS) {
        return fail(PROBE_CLOSED, "probe_open", result);
    }
    return open_port(self, RECV_CALL_OPEN_NAMED, port, result);
}

static void release(reader_t *reader) {
    if (reader->values != NULL) {
        memset(reader->values, 0xEE, VALUES);
        free(reader->values);
        reader->values = NULL;
        released[released_count++ % 8] = reader->port;
    }
}

static void end_thread(reader_t *reader) {
    if (reader->has_thread) {
        pthread_join(reader->thread, NULL);
        reader->has_thread = false;
    }
}

static void end_floods(reader_t *reader) {
    for (int i = 0; i < FLOOD_THREADS && reader->floods[0].then != NULL; i++) {
        pthread_join(reader->floods[i].thread, NULL);
    }
    reader->floods[0].then = NULL;
}

static void close_port(reader_t *reader) {
    release(reader);
    if (reader->port != NO_PORT) {
        ports_in_use[reader->port] = false;
        reader->port = NO_PORT;
    }
    reader->state = RECV_STATE_CLOSED;
}

bool recv_close(recv_reader_t *self, binding_result_t *result) {
    (void)result;
    close_port(reader_of(self));
    return true;
}

void recv_reader_del(recv_reader_t *self) {
    if (self->engine != NULL) {
        reader_t *reader = self->engine;
        end_thread(reader);
        end_floods(reader);
        // As a thread does that has not ended yet: the collector has found that the callback is garbage.
        if (reader->then != NULL) {
            binding_callback_schedule(reader->then, 0);
        }
        close_port(self->engine);
        free(self->engine);
        self->engine = NULL;
    }
}

// ---------------------------------------------------------------- values

static uint8_t *new_values(recv_reader_t *self) {
    uint8_t *values = malloc(VALUES);
    for (int i = 0; i < VALUES; i++) {
        values[i] = (uint8_t)(i * self->step);
    }
    return values;
}

static void release_copied(void *values) {
    memset(values, 0xEE, VALUES);
    free(values);
    released[released_count++ % 8] = 99;
}

bool recv_read(recv_reader_t *self, binding_bytes_t *value, binding_result_t *result) {
    if (!is_allowed(reader_of(self), RECV_CALL_READ, result)) {
        return false;
    }
    uint8_t *values = new_values(self);
    *value = (binding_bytes_t){ .data = values, .size = VALUES, .release = release_copied, .context = values };
    return true;
}

bool recv_borrow(recv_reader_t *self, binding_bytes_t *value, binding_result_t *result) {
    reader_t *reader = reader_of(self);
    if (!is_allowed(reader, RECV_CALL_BORROW, result)) {
        return false;
    }
    if (reader->values == NULL) {
        reader->values = new_values(self);
    }
    *value = (binding_bytes_t){ .data = reader->values, .size = VALUES };
    return true;
}

bool recv_release(recv_reader_t *self, int32_t must_fail, binding_result_t *result) {
    release(reader_of(self));
    return must_fail == 0 || fail(PROBE_BUSY, "probe_release", result);
}

bool recv_next(recv_reader_t *self, bool *has_value, int32_t *value, binding_result_t *result) {
    reader_t *reader = reader_of(self);
    (void)result;
    *has_value = self->count < VALUES;
    if (*has_value) {
        reader->last += self->step;
        *value = (int32_t)(reader->last * reader->gain);
        self->count++;
    }
    return true;
}

bool recv_next_sample(recv_reader_t *self, recv_sample_t *value, binding_result_t *result) {
    bool has_value;
    recv_next(self, &has_value, &value->level, result);
    return has_value || fail(PROBE_CLOSED, "probe_read", result);
}

bool recv_compare(recv_reader_t *self, recv_sample_t *sample, int32_t *value, binding_result_t *result) {
    (void)result;
    *value = sample->level - reader_of(self)->last;
    return true;
}

bool recv_wait(recv_reader_t *self, int32_t timeout, const binding_gil_t *gil, binding_progress_t *progress, binding_result_t *result) {
    (void)self;
    (void)gil;
    *result = (binding_result_t){ .code = PROBE_CLOSED, .function = "probe_wait", .timed_out = timeout != 0 };
    return progress->epoch++ >= 3;
}

static void *send_values(void *reader_in) {
    reader_t *reader = reader_in;
    for (int i = 1; i <= 3; i++) {
        binding_callback_schedule(reader->then, i + 0.5);
    }
    return NULL;
}

bool recv_on_value(recv_reader_t *self, const binding_callback_t *then, binding_result_t *result) {
    (void)result;
    reader_t *reader = reader_of(self);
    end_thread(reader);
    reader->then = then;
    reader->has_thread = then != NULL && pthread_create(&reader->thread, NULL, send_values, reader) == 0;
    return true;
}

static void *send_flood(void *flood_in) {
    const flood_t *flood = flood_in;
    for (int i = 0; i < FLOOD_VALUES; i++) {
        while (!binding_callback_schedule(flood->then, flood->first + i)) {
            sched_yield();
        }
    }
    return NULL;
}

bool recv_flood(recv_reader_t *self, const binding_callback_t *then, binding_result_t *result) {
    (void)result;
    reader_t *reader = reader_of(self);
    end_floods(reader);
    for (int i = 0; i < FLOOD_THREADS; i++) {
        flood_t *flood = &reader->floods[i];
        *flood = (flood_t){ .then = then, .first = 1000 * i };
        if (pthread_create(&flood->thread, NULL, send_flood, flood) != 0) {
            abort();
        }
    }
    return true;
}

typedef struct {
    pthread_t thread;
    const binding_callback_t *then;
    bool is_pending;
    bool is_done;
} contender_t;

static void *contend(void *contender_in) {
    contender_t *contender = contender_in;
    contender->is_pending = binding_callback_schedule(contender->then, 0);
    __atomic_store_n(&contender->is_done, true, __ATOMIC_RELEASE);
    return NULL;
}

static int32_t count_done(contender_t *contenders) {
    int32_t count = 0;
    for (int i = 0; i < CONTENDERS; i++) {
        count += __atomic_load_n(&contenders[i].is_done, __ATOMIC_ACQUIRE);
    }
    return count;
}

// While the scheduler is locked, threads stop within their calls, as threads of a low priority do. One call more than can
// be pending must return at once: a lock that the others held would stop it, too.
bool recv_contend(recv_reader_t *self, const binding_callback_t *then, int32_t *value, binding_result_t *result) {
    (void)self;
    (void)result;
    contender_t contenders[CONTENDERS];
    board_begin_atomic_section();
    for (int i = 0; i < CONTENDERS; i++) {
        contenders[i] = (contender_t){ .then = then };
        if (pthread_create(&contenders[i].thread, NULL, contend, &contenders[i]) != 0) {
            abort();
        }
    }
    while (count_done(contenders) == 0) {
        sched_yield();
    }
    board_end_atomic_section();
    *value = 0;
    for (int i = 0; i < CONTENDERS; i++) {
        pthread_join(contenders[i].thread, NULL);
        *value += contenders[i].is_pending;
    }
    return true;
}

bool recv_reader_get_gain(recv_reader_t *self, double *value, binding_result_t *result) {
    (void)result;
    *value = reader_of(self)->gain;
    return true;
}

bool recv_reader_set_gain(recv_reader_t *self, double value, binding_result_t *result) {
    if (value > 4) {
        return fail(PROBE_BUSY, "probe_set_gain", result);
    }
    reader_of(self)->gain = value;
    return true;
}

bool recv_reader_get_port(recv_reader_t *self, bool *has_value, int32_t *value, binding_result_t *result) {
    (void)result;
    *value = reader_of(self)->port;
    *has_value = *value != NO_PORT;
    return true;
}

// ---------------------------------------------------------------- functions

bool recv_ports_in_use(int32_t *value, binding_result_t *result) {
    (void)result;
    *value = 0;
    for (int i = 0; i < PORTS; i++) {
        *value += ports_in_use[i];
    }
    return true;
}

bool recv_port_in_use(int32_t port, int32_t *value, binding_result_t *result) {
    (void)result;
    *value = ports_in_use[port];
    return true;
}

bool recv_released(int32_t *value, size_t *value_count, binding_result_t *result) {
    (void)result;
    *value_count = released_count;
    memcpy(value, released, sizeof(released));
    released_count = 0;
    return true;
}

bool recv_fail(int32_t code, binding_result_t *result) {
    return fail(code, "probe_fail", result);
}
