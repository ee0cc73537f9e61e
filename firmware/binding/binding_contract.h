// SPDX-License-Identifier: MIT
// What a generated binding and the engine behind it agree on. Plain C99: an
// engine needs nothing of MicroPython.
#ifndef BINDING_CONTRACT_H
#define BINDING_CONTRACT_H

#include <stdbool.h>
#include <stdint.h>

// What a state of the engine's machine says to a call.
typedef enum {
    BINDING_ALLOW,
    BINDING_NOOP,
    BINDING_REJECT,
} binding_action_t;

typedef struct {
    uint8_t action;
    uint8_t next_state; // let through: the state when all went well
    int8_t missing; // refused: the call that would have to come first, -1: none would help
    int32_t code; // refused: the driver's code for it
} binding_transition_t;

// Memory that a call did not get.
typedef struct {
    uint64_t wanted; // bytes; 0: memory was not what was missing
    uint64_t total; // bytes that the memory has; 0: not known
    const char *memory; // what the memory is called
    const char *advice; // what needs less of it
} binding_shortage_t;

// How a call of the engine ended.
typedef struct {
    int32_t code; // 0, or the driver's code as a signed int
    const char *function; // the driver's function that gave the code; NULL where a state refused
    const char *state; // refused: what the state is like, or what cannot be, in words
    const char *missing; // refused: the call that has to come first, or NULL
    binding_shortage_t shortage;
    bool retry_after_gc; // what is missing may be held by objects that nobody needs any more
    bool timed_out; // waited in vain: the same call may be made again
} binding_result_t;

// Lets other threads run while the engine waits in the driver.
typedef struct {
    void (*leave)(void);
    void (*enter)(void);
} binding_gil_t;

#endif // BINDING_CONTRACT_H
