// SPDX-License-Identifier: MIT
// The runtime under generated bindings: parses arguments by tables, checks
// them, waits in slices, raises errors that name what was wrong. It knows
// MicroPython and no API. Builds with MicroPython 1.21 and later.
#ifndef BINDING_RUNTIME_H
#define BINDING_RUNTIME_H

#include "py/obj.h"
#include "py/runtime.h"

#include "binding_contract.h"

// MicroPython's own name for it changed with 1.26.
#define BINDING_NORETURN __attribute__((noreturn))

typedef enum {
    BINDING_INT, // an int within bounds
    BINDING_CHOICE, // an int that is one of some values
    BINDING_OBJECT, // an object of a class, or of a Python subclass of it
    BINDING_BUFFER, // an object with the buffer protocol and an exact size
} binding_kind_t;

typedef struct {
    const char *name;
    int32_t value;
} binding_choice_t;

// A type of values: bounds and what messages say about it.
typedef struct {
    uint8_t kind;
    uint8_t choice_count;
    uint16_t multiple_of; // BINDING_INT: 0 or the step
    const char *label; // BINDING_OBJECT, BINDING_BUFFER: name of the class or struct
    int64_t min;
    int64_t max; // BINDING_BUFFER: the size in bytes
    const binding_choice_t *choices;
    const mp_obj_type_t *type;
} binding_type_t;

typedef struct {
    qstr name;
    qstr alias; // MP_QSTRnull, or another keyword for it
    const binding_type_t *type;
    bool is_optional;
    int32_t value; // where it is optional: what it is when left out
} binding_parameter_t;

typedef struct {
    const char *name; // "Class.Method", as messages say it
    const mp_obj_type_t *self; // NULL: a constructor
    const binding_parameter_t *parameters;
    uint8_t count;
} binding_signature_t;

typedef union {
    int64_t i;
    void *p;
} binding_value_t;

// A code that the driver answers with.
typedef struct {
    int32_t code;
    const char *name;
    const char *meaning;
} binding_error_t;

// Sorts positional and keyword arguments into `values`, checked; raises TypeError or ValueError. For methods,
// arguments[0] is self and the object is returned, else NULL.
void *binding_parse(const binding_signature_t *signature, size_t n_args, const mp_obj_t *arguments, size_t n_kw, const mp_map_elem_t *keywords, binding_value_t *values);

// Checks one value and returns it; `where` and `name` are for the message.
binding_value_t binding_value(const binding_type_t *type, mp_obj_t value, const char *where, qstr name);

// Raises ValueError: `name` of `where` is not what `type` allows when something is `called` so.
BINDING_NORETURN void binding_raise_bad_value(const char *where, qstr name, const binding_type_t *type, int64_t value, const char *called);

// Raises AttributeError: `name` of `where` is filled by calls and cannot be assigned.
BINDING_NORETURN void binding_raise_read_only(const char *where, qstr name);

// Whether an int fits a type.
bool binding_fits(const binding_type_t *type, int64_t value);

// Fills the first slots of a list in place; nothing is allocated.
void binding_fill_int_array(mp_obj_t list, const uint64_t *values, size_t count);

// Raises ValueError when a list has fewer slots than `count`.
void binding_check_int_array(mp_obj_t list, size_t count, const char *where, qstr name);

// A list of so many zeros.
mp_obj_t binding_new_int_array(size_t count);

// What a Python module calls `name`.
mp_obj_t binding_import(const char *module, qstr name);

// Raises OSError(code, text) when a state refused the call. `by` and `which` tell the thing that was meant.
void binding_raise_state_error(const binding_result_t *result, const binding_error_t *errors, const char *where, const char *by, int64_t which);

// The same, also when the driver gave a code.
void binding_raise_error(const binding_result_t *result, const binding_error_t *errors, const char *where, const char *by, int64_t which);

// A wait of up to `timeout` ms (-1: without end) in slices, between which other Python code runs.
typedef struct {
    int64_t timeout;
    mp_uint_t start;
} binding_wait_t;

binding_wait_t binding_wait_begin(int64_t timeout);
// How long the engine may wait next, in ms.
int32_t binding_wait_slice(const binding_wait_t *wait);
// After a slice in vain: raises what is pending, then says whether there is time left.
bool binding_wait_continues(const binding_wait_t *wait);

// After a call in vain: collects garbage where that may help, then the call may be made again.
bool binding_collect_before_retry(const binding_result_t *result);

// The GIL for the engine.
extern const binding_gil_t binding_gil;

#endif // BINDING_RUNTIME_H
