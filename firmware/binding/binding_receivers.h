// SPDX-License-Identifier: MIT
// What objects have whose methods work on the objects themselves, and functions of a module: forms of a call, results
// with data, callbacks, protocols. Each part has a file of its own, so that a module links only what it uses.
#ifndef BINDING_RECEIVERS_H
#define BINDING_RECEIVERS_H

#include "binding_runtime.h"

// The start of an object that lends views or implements a protocol.
typedef struct {
    mp_obj_base_t base;
    mp_obj_t instance; // of a Python subclass, whose native object this is; MP_OBJ_NULL: there is none
    mp_uint_t epoch; // only of a lender: a view is valid as long as the epoch is that of its creation
} binding_receiver_t;

// ---------------------------------------------------------------- errors of properties: binding_errors.c

// Raises OSError(code, text), as binding_raise_failure().
BINDING_NORETURN void binding_raise_property(const binding_result_t *result, const binding_errors_t *errors, const mp_obj_type_t *type, qstr property);

// ---------------------------------------------------------------- other exceptions: binding_exceptions.c

// Raises `rejection` if the state rejected the call, otherwise `failure`: an OSError with code and text, another exception
// with the text. Returns if `failure` is NULL and the driver failed. The others are those of binding_raise_failure().
void binding_raise_as(const mp_obj_type_t *failure, const mp_obj_type_t *rejection, const binding_method_t *method, const binding_value_t *values, const binding_result_t *result, const binding_errors_t *errors);

// ---------------------------------------------------------------- forms of a call: binding_overloads.c

typedef struct {
    binding_method_t method;
    const binding_signature_t *const *forms;
    size_t count;
} binding_forms_t;

// `call` of a binding_forms_t: calls the first form whose number of arguments, keywords and kinds of values fit; raises
// TypeError with all forms.
mp_obj_t binding_call_form(const binding_method_t *method, size_t n_args, size_t n_kw, const mp_obj_t *arguments);

// ---------------------------------------------------------------- results with data: binding_bytes.c, binding_views.c

// A copy as bytes; releases the data, also if the heap is full.
mp_obj_t binding_new_bytes(const binding_bytes_t *bytes);

// A tuple of the values, which are attributes with these names, too. In binding_counters.c.
mp_obj_t binding_new_counters(const qstr *names, const uint64_t *values, size_t count);

typedef struct {
    mp_obj_base_t base;
    binding_receiver_t *lender; // kept alive
    mp_uint_t epoch;
    const void *data;
    size_t size;
} binding_view_t;

// An empty view, before the call that gets its data: a full heap must not leave data that nothing refers to.
binding_view_t *binding_new_view(void *lender);
// Lends the data until the next binding_end_views().
mp_obj_t binding_lend(binding_view_t *view, const binding_bytes_t *bytes);

// Empties all views of an object. Uses only the object itself, because the finaliser calls it.
static inline void binding_end_views(void *lender) {
    ((binding_receiver_t *)lender)->epoch++;
}

// ---------------------------------------------------------------- callbacks: binding_callbacks.c

// A callback with one argument of the kind, BINDING_INT, BINDING_BOOL or BINDING_FLOAT.
binding_callback_t *binding_new_callback(mp_obj_t function, binding_kind_t argument);

// Drops pending calls of the callbacks of an object that is collected: the collector has not marked what a thread of the
// engine scheduled in the meantime. Compares only the pointers, some of which may be NULL.
void binding_drop_callbacks(const void *const *callbacks, size_t count);

// ---------------------------------------------------------------- protocols: binding_protocols.c

// `hold` of a binding_class_t: the native object knows the instance of a Python subclass.
void binding_set_instance(const mp_obj_type_t *type, mp_obj_t instance);

// The object as the script has it.
static inline mp_obj_t binding_itself(const binding_receiver_t *self) {
    return self->instance == MP_OBJ_NULL ? MP_OBJ_FROM_PTR(self) : self->instance;
}

// A method of a protocol.
typedef struct {
    binding_method_t method;
    const mp_obj_type_t *type;
    uint16_t called; // a qstr: the class's method that it calls
} binding_protocol_t;

// `__enter__` and `__iter__`: the object of the call.
mp_obj_t binding_enter(const binding_method_t *method, size_t n_args, size_t n_kw, const mp_obj_t *arguments);

// `__exit__`: calls a method without arguments, also that of a Python subclass.
mp_obj_t binding_exit(const binding_method_t *method, size_t n_args, size_t n_kw, const mp_obj_t *arguments);

// `__next__`: calls a method without arguments; raises StopIteration if its result is None.
mp_obj_t binding_next(const binding_method_t *method, size_t n_args, size_t n_kw, const mp_obj_t *arguments);

// The `iter` slot of an object that is its own iterator.
mp_obj_t binding_getiter(mp_obj_t self, mp_obj_iter_buf_t *buffer);

// ---------------------------------------------------------------- fields beside others: binding_printing.c

// Whether an attribute of the class stores an argument of its constructor.
bool binding_has_field(const binding_fields_t *fields, qstr attribute);

// Prints `Class(name=value, ...)`.
void binding_print(const mp_print_t *print, mp_obj_t self, const qstr *names, size_t count);

#endif // BINDING_RECEIVERS_H
