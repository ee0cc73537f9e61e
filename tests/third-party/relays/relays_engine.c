// SPDX-License-Identifier: MIT
// The engine of the relays: the last one is welded, and nobody presses a button before the given slice of a wait.
#include <string.h>

#include "clock.h"
#include "relays_contract.h"
#include "virtual_mpp.h"

#define WELDED (RELAYS - 1)
#define PRESSED_AFTER (3)

typedef struct {
    relays_state_t state;
    int32_t closures;
} relay_t;

static relay_t relays[RELAYS];
static int32_t slices;

static bool fail(int32_t code, const char *function, binding_result_t *result) {
    *result = (binding_result_t){ .code = code, .function = function };
    return false;
}

relay_s32 relay_move(relay_u32 relay) {
    return relay == WELDED ? RELAY_WELDED : 0;
}

static bool is_allowed(relays_call_t call, int32_t relay, binding_result_t *result) {
    relays_state_t state = relays[relay].state;
    const binding_transition_t *transition = relays_transition(call, state);
    if (transition->action == BINDING_ALLOW) {
        return true;
    }
    *result = (binding_result_t){
        .code = transition->code,
        .state = relays_state_texts[state],
        .required_call = transition->required_call,
    };
    return false;
}

static bool move(relays_call_t call, int32_t relay, binding_result_t *result) {
    if (!is_allowed(call, relay, result)) {
        return false;
    }
    relay_s32 code = relay_move((relay_u32)relay);
    // The welded one is closed whatever is tried.
    relays[relay].state = code == 0 ? (relays_state_t)relays_transition(call, relays[relay].state)->next_state : RELAYS_STATE_CLOSED;
    return code == 0 || fail(code, "relay_move", result);
}

bool relays_close(const void *self, int32_t relay, binding_result_t *result) {
    (void)self;
    bool is_done = move(RELAYS_CALL_CLOSE, relay, result);
    relays[relay].closures += is_done;
    return is_done;
}

bool relays_open(const void *self, int32_t relay, binding_result_t *result) {
    (void)self;
    return move(RELAYS_CALL_OPEN, relay, result);
}

bool relays_pulse(const void *self, int32_t relay, binding_result_t *result) {
    (void)self;
    return move(RELAYS_CALL_PULSE, relay, result);
}

bool relays_closures(const void *self, int32_t relay, bool *has_value, int32_t *value, binding_result_t *result) {
    (void)self;
    *value = relays[relay].closures;
    *has_value = *value > 0;
    return is_allowed(RELAYS_CALL_CLOSURES, relay, result) && (relay != WELDED || fail(RELAY_WELDED, "relay_count", result));
}

bool relays_data(const void *self, int32_t length, int32_t relay, binding_bytes_t *value, binding_result_t *result) {
    (void)self;
    *value = (binding_bytes_t){ .data = "relay data", .size = (size_t)length };
    return is_allowed(RELAYS_CALL_DATA, relay, result) && (relay != WELDED || fail(RELAY_WELDED, "relay_read", result));
}

bool relays_contacts(const void *self, const relay_construction_with_a_name_longer_than_any_buffer_for_messages_would_be *construction, double factor, double *value, binding_result_t *result) {
    (void)self;
    (void)result;
    *value = (construction == NULL ? 1 : construction->contacts) * factor;
    return true;
}

static bool wait(int32_t timeout, bool is_pressed, const binding_gil_t *gil, binding_progress_t *progress, binding_result_t *result) {
    slices++;
    if (is_pressed && progress->epoch++ == PRESSED_AFTER) {
        return true;
    }
    gil->leave();
    // Nobody ends this slice: a button may be pressed in the next one.
    clock_next_wait(false);
    vmpp_sleep_us((uint32_t)timeout * 1000);
    gil->enter();
    fail(RELAY_OPEN, "relay_wait", result);
    result->timed_out = true;
    return false;
}

// Nobody presses the button of the first relay; that of the welded one is broken.
bool relays_wait_button(const void *self, int32_t relay, int32_t timeout, const binding_gil_t *gil, binding_progress_t *progress, binding_result_t *result) {
    (void)self;
    if (!is_allowed(RELAYS_CALL_WAIT_BUTTON, relay, result)) {
        return false;
    }
    return relay == WELDED ? fail(RELAY_WELDED, "relay_wait", result) : wait(timeout, relay > 0, gil, progress, result);
}

bool relays_wait_any(const char *name, int32_t timeout, const binding_gil_t *gil, binding_progress_t *progress, binding_result_t *result) {
    return strcmp(name, "broken") == 0 ? fail(RELAY_WELDED, "relay_wait", result) : wait(timeout, strcmp(name, "nobody") != 0, gil, progress, result);
}

bool relays_slices(int32_t *value, binding_result_t *result) {
    (void)result;
    *value = slices;
    return true;
}

void relays_board_del(const void *self) {
    (void)self;
    memset(relays, 0, sizeof(relays));
}
