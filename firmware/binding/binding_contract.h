// SPDX-License-Identifier: MIT
// The contract between a generated binding and its engine. Plain C99: an engine
// needs no MicroPython header.
#ifndef BINDING_CONTRACT_H
#define BINDING_CONTRACT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// The longest wait in the driver, in ms: short enough for Ctrl-C and the IDE's stop to respond at once, long enough to
// keep the CPU idle.
#define BINDING_WAIT_SLICE_MS (50)

// How a state of the engine's state machine treats a call.
typedef enum {
    BINDING_ALLOW,
    BINDING_NOOP,
    BINDING_REPORT, // the call returns the code
    BINDING_REJECT, // the call raises an exception
} binding_action_t;

typedef struct {
    uint8_t action;
    uint8_t next_state; // ALLOW, NOOP: the state after the call succeeds
    uint8_t required_call; // REJECT: 1 + the call that must come first, or 0
    int32_t code; // REPORT, REJECT: the driver's error code
} binding_transition_t;

// Memory that a call needs and cannot get.
typedef struct {
    uint64_t needed; // in bytes; 0: the error has another cause
    uint64_t total; // size of the memory in bytes; 0: unknown
    const char *memory; // name of the memory
    const char *advice; // how to need less
} binding_shortage_t;

// The exception of a call that the engine rejects.
typedef enum {
    BINDING_RAISE_DECLARED, // that of the method
    BINDING_RAISE_TYPE_ERROR, // TypeError or ValueError with the text of the result, and without a code
    BINDING_RAISE_VALUE_ERROR,
} binding_exception_t;

// Why an engine call failed; valid only if it returned false.
typedef struct {
    int32_t code; // the driver's error code as a signed int
    const char *function; // the driver function that returned `code`; NULL: the state rejected the call
    const char *state; // rejected: the state, or what is impossible, as text
    uint8_t required_call; // rejected: 1 + the call that must come first, or 0
    binding_shortage_t shortage;
    binding_exception_t exception; // rejected: what to raise, also if the method returns codes
    bool retry_after_gc; // the needed resource may belong to garbage
    bool timed_out; // the wait timed out: the call may be repeated
} binding_result_t;

// What a call that waits keeps from slice to slice; zero before the first slice.
typedef struct {
    bool has_begun;
    uint32_t epoch; // the engine's count of events that end a wait
} binding_progress_t;

// Data that a call returns. As bytes, the binding copies it, then calls `release`, also if the heap is full. As a view,
// it stays the engine's until a call that releases it or the object's finaliser, and `release` is ignored.
typedef struct {
    const void *data;
    size_t size;
    void (*release)(void *context); // NULL: nothing to release
    void *context;
} binding_bytes_t;

// The call of an object that made another one: all 0 in an object that a script or a function of the module made.
typedef struct {
    const void *object; // set by the binding; the object that was made keeps it
    int32_t key; // the engine's own
    uint32_t epoch; // the engine's own
} binding_origin_t;

// A file of the script, or another object with a method `write`: valid during the call.
typedef struct binding_writer binding_writer_t;

// Writes all of the data. Returns only after success: if the object raises an exception, the engine's call ends here, so
// it must have left nothing half done. Code of the script may run, which may call the engine.
void binding_write(const binding_writer_t *writer, const void *data, size_t size);

// A function of the script. The object that got it keeps it until a successful call replaces it, or until the object is
// collected: no thread of the engine may use it after the finaliser.
typedef struct binding_callback binding_callback_t;

// Lets MicroPython's scheduler call the function with the value, from any thread, also one that MicroPython does not know,
// or from an interrupt handler. False: too many calls are pending.
bool binding_callback_schedule(const binding_callback_t *callback, double value);

// Releases and acquires the GIL around waits in the driver. In between, other threads of the script run: they may assign the
// fields of the object and resize buffers. So read or copy before `leave` what the driver needs; a str that is an argument
// stays as it is, and so do copies: structs, lists, and the fields of an object without methods.
typedef struct {
    void (*leave)(void);
    void (*enter)(void);
} binding_gil_t;

#endif // BINDING_CONTRACT_H
