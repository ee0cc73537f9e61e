// SPDX-License-Identifier: MIT
// The runtime of generated bindings: parses and checks arguments by tables,
// waits in slices and raises errors. Independent of the API that it binds.
// Builds with MicroPython 1.21 and later.
#ifndef BINDING_RUNTIME_H
#define BINDING_RUNTIME_H

#include "py/obj.h"
#include "py/runtime.h"

#include "binding_contract.h"

// MicroPython renamed its own macro in 1.26.
#define BINDING_NORETURN __attribute__((noreturn))

typedef enum {
    BINDING_INT, // an int within bounds
    BINDING_CHOICE, // an int from a list of values
    BINDING_OBJECT, // an instance of a native class or of a Python subclass
    BINDING_FIELDS, // any object that has the fields of a class
    BINDING_BUFFER, // an object with the buffer protocol and an exact size
    // Kinds with a converter, from here on.
    BINDING_BOOL, // True or False
    BINDING_FLOAT, // a float or an int
    BINDING_STR, // a string
    BINDING_BYTES, // an object with the buffer protocol
    BINDING_WRITABLE_BYTES, // such an object that can be written
    BINDING_LIST, // a list or a tuple
    BINDING_TUPLE, // the same of a fixed length
    BINDING_OPTIONAL, // a value of another type or None
    BINDING_CALLBACK, // a callable object
    BINDING_WRITER, // an object with a method `write`
} binding_kind_t;

typedef struct {
    uint16_t owner; // a qstr: the class that has the constant, or MP_QSTRnull
    uint16_t name; // a qstr
    int32_t value;
} binding_choice_t;

typedef struct binding_type binding_type_t;
typedef struct binding_converter binding_converter_t;

// The bounds of a BINDING_FLOAT.
typedef struct {
    const char *label;
    double low;
    double high;
} binding_range_t;

// A value type: its bounds, and its name for messages. A module has many, so members of different kinds share a place.
struct binding_type {
    uint8_t kind;
    uint8_t choice_count;
    union {
        uint16_t multiple_of; // BINDING_INT: 0 or the step
        uint16_t max_length; // BINDING_LIST, BINDING_TUPLE
    };
    union {
        int32_t min; // also the least length or size
        uint32_t size; // BINDING_BUFFER: in bytes
    };
    union {
        int32_t max; // BINDING_INT. BINDING_STR, BINDING_BYTES, BINDING_WRITABLE_BYTES: the greatest length or size
        const char *label; // BINDING_OBJECT, BINDING_BUFFER: name of the class or struct
        const binding_type_t *item; // BINDING_LIST, BINDING_TUPLE, BINDING_OPTIONAL
        const binding_range_t *range; // BINDING_FLOAT: the bounds, or NULL
    };
    union {
        const char *unit; // BINDING_INT: unit of the value, or NULL
        const binding_choice_t *choices;
        const mp_obj_type_t *type;
        const binding_converter_t *converter;
    };
};

// A parsed value.
typedef union {
    int64_t i; // also a bool
    double d; // BINDING_FLOAT
    const char *s; // BINDING_STR
    void *p; // BINDING_BUFFER
    mp_obj_t o; // other kinds
} binding_value_t;

// The value of a BINDING_OPTIONAL that is None: neither an int of 32 bits nor a pointer, nor a float that a script has.
#define BINDING_NONE (INT64_MAX)

typedef struct {
    uint16_t name; // a qstr
    uint16_t alias; // a second keyword, or MP_QSTRnull
    bool is_optional;
    const binding_type_t *type;
    binding_value_t value; // the default if optional
} binding_parameter_t;

// How a call shows whether its first argument is the key of the state.
typedef enum {
    BINDING_KEY_NEEDED, // always
    BINDING_KEY_BY_TYPE, // by its type: that of the second parameter is no number
    BINDING_KEY_BY_COUNT, // by the number of arguments: all parameters are required
} binding_key_t;

// The value of a key that is left out: none of a script, and -1 as an int of 32 bits.
#define BINDING_OWN_KEY ((int64_t)UINT32_MAX)

typedef struct binding_method binding_method_t;

// What a message is about, by qstrs: a class, one of its methods, or a function.
typedef struct {
    uint16_t owner; // a class or a function
    uint16_t name; // a method of the class, or MP_QSTRnull
} binding_where_t;

// The method or the function, or the class of a constructor.
static inline qstr binding_last_name(binding_where_t where) {
    return where.name == MP_QSTRnull ? where.owner : where.name;
}

// What a script calls: a method or an initialiser in a class's locals, whose arguments[0] is self, of the class or of a
// Python subclass; or a function of a module. The structs below start with it, and `call` knows which one it is.
struct binding_method {
    mp_obj_base_t base;
    mp_obj_t (*call)(const binding_method_t *method, size_t n_args, size_t n_kw, const mp_obj_t *arguments);
};

extern const mp_obj_type_t binding_method_type;

// What a call returns.
typedef enum {
    BINDING_RETURNS_VALUE, // its result or None; a failure raises
    BINDING_RETURNS_CODE, // 0 or the driver's code
    BINDING_RETURNS_STATUS, // 0 or -1
} binding_returns_t;

// One form of a call, or a constructor.
typedef struct {
    binding_method_t method;
    const mp_obj_type_t *self; // NULL: a constructor, a static method or a function
    const binding_parameter_t *parameters;
    binding_where_t where;
    uint8_t count;
    uint8_t required; // leading arguments that a call by position must have
    uint8_t subject; // which parameter messages name, from 1 on; 0: they name the class
    uint8_t is_constructor : 1;
    uint8_t key : 2; // a binding_key_t
    uint8_t returns : 2; // of binding_call_engine(): a binding_returns_t
    // Of binding_call_engine(), which may call it twice: calls the engine. `returned` is None, or its result.
    bool (*run)(void *self, const binding_value_t *values, binding_result_t *result, mp_obj_t *returned);
} binding_signature_t;

// A class. Its signature is the constructor's, and the object that a script calls as `Class.__init__(self, ...)`.
typedef struct {
    binding_signature_t signature;
    const mp_obj_type_t *type;
    void (*construct)(void *object, const binding_value_t *values); // sets a new or existing object; or NULL
    void (*hold)(const mp_obj_type_t *type, mp_obj_t instance); // binding_set_instance(), or NULL
    uint16_t size; // of the object
    bool has_finaliser;
} binding_class_t;

// An attribute that stores a constructor's argument.
typedef struct {
    uint16_t name; // a qstr
    uint16_t offset; // of its member in the object's struct
    uint16_t parameter; // index of the constructor's parameter, which has the type and the default
} binding_field_t;

// The fields of a class.
typedef struct {
    const mp_obj_type_t *type;
    const binding_parameter_t *parameters; // of the constructor
    const binding_field_t *fields;
    size_t count;
} binding_fields_t;

// What a step of rules does. The signs are short to compare.
enum {
    BINDING_RULE_CHECK = -1, // checks the bounds of a field
    BINDING_RULE_AND = 0, // one more condition of the case
    BINDING_RULE_CASE = 1, // begins a case: its first condition
};

typedef struct {
    int8_t step;
    uint8_t field; // an index
    uint16_t operand; // an index; 0 is the end
} binding_rule_t;

typedef union {
    const char *label; // before the value of BINDING_RULE_CASE: the case's name for messages
    int32_t value; // of a condition
    const binding_type_t *type; // of BINDING_RULE_CHECK: an int or a choice
} binding_operand_t;

// Bounds of fields that depend on the values of other fields.
typedef struct {
    const binding_rule_t *rules;
    const binding_operand_t *operands;
    const binding_fields_t *fields;
} binding_rules_t;

// An error code of the driver. Its name is a prefix and a rest, which other codes may have, too: places in the texts.
typedef struct {
    int32_t code;
    uint16_t prefix;
    uint16_t rest; // the meaning follows it
} binding_error_t;

// The error codes of a module, and what its messages name.
typedef struct {
    const char *texts; // each ends with a NUL
    const binding_error_t *codes; // end with the code 0, which is none
    const char *key; // name of the key of its state, or NULL
    const uint16_t *calls; // qstrs: the calls that its state allows or rejects
} binding_errors_t;

// Parses and checks positional and keyword arguments of a binding_signature_t into `values`; raises TypeError or
// ValueError. For a method, arguments[0] is self; returns its native object. Otherwise, returns NULL.
void *binding_parse(const binding_method_t *method, size_t n_args, size_t n_kw, const mp_obj_t *arguments, binding_value_t *values);

// `call` of a binding_signature_t with `run`, which passes the parsed values to the engine.
mp_obj_t binding_call_engine(const binding_method_t *method, size_t n_args, size_t n_kw, const mp_obj_t *arguments, const binding_errors_t *errors);

// Checks and converts one value; `where` and `name` are for the message.
binding_value_t binding_value(const binding_type_t *type, mp_obj_t value, binding_where_t where, qstr name);

// Appends "Class", "Class.Method" or "function".
void binding_print_where(vstr_t *text, binding_where_t where);
// Raises an exception; the format follows "Class.Method: ".
BINDING_NORETURN void binding_raise(const mp_obj_type_t *type, binding_where_t where, const char *format, ...);
// Raises an exception with the text, which it clears.
BINDING_NORETURN void binding_raise_text(const mp_obj_type_t *type, vstr_t *text);
// Raises TypeError: `name` of `where` must be what `expected` says.
BINDING_NORETURN void binding_raise_type(binding_where_t where, qstr name, const char *expected, mp_obj_t got);

// Raises TypeError: the call of a method of `type` has no `self`, or one of another class.
BINDING_NORETURN void binding_raise_self(const mp_obj_type_t *type, binding_where_t where, size_t n_args, const mp_obj_t *arguments);

// Raises ValueError: `name` of `where` must be what the format says.
BINDING_NORETURN void binding_raise_value(binding_where_t where, qstr name, const char *format, ...);

// Raises ValueError: `name` of `where` has a value that `type` does not allow; `label`: name of the rule's case, or NULL.
BINDING_NORETURN void binding_raise_bad_value(binding_where_t where, qstr name, const binding_type_t *type, int64_t value, const char *label);

// Raises AttributeError: `name` of the class `owner` is read-only.
BINDING_NORETURN void binding_raise_read_only(qstr owner, qstr name);

// True if `type` allows the value.
bool binding_fits(const binding_type_t *type, int64_t value);

// Raises AttributeError: `name` of the class `owner` cannot be deleted.
BINDING_NORETURN void binding_raise_undeletable(qstr owner, qstr name);

// The native object of an instance of a Python subclass of `type`, or as binding_native().
void *binding_native_of_subclass(mp_obj_t value, const mp_obj_type_t *type);

// The native object of an instance of `type` or of a Python subclass; NULL for any other value. Raises TypeError if
// the subclass has not called __init__.
static inline void *binding_native(mp_obj_t value, const mp_obj_type_t *type) {
    return mp_obj_is_exact_type(value, type) ? MP_OBJ_TO_PTR(value) : binding_native_of_subclass(value, type);
}

// A new object of a class, all 0.
void *binding_new_object(const binding_class_t *one, const mp_obj_type_t *type);
// The `make_new` slot.
mp_obj_t binding_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *arguments, const binding_class_t *one);
// `call` of a binding_class_t: creates the native object of an instance of a Python subclass.
mp_obj_t binding_init(const binding_method_t *method, size_t n_args, size_t n_kw, const mp_obj_t *arguments);

// Attributes that a script adds to an object, as the `attr` slot: `own` is NULL until the first one.
void binding_load_own(const mp_map_t *own, qstr attribute, mp_obj_t *dest);
void binding_store_own(const mp_obj_type_t *type, mp_map_t **own, qstr attribute, mp_obj_t *dest);

// As binding_load_own(), for an attribute with the object's own key: -1 shows what the script has assigned, if anything.
void binding_load_key(const mp_map_t *own, qstr attribute, int32_t key, mp_obj_t *dest);

// The `attr` slot of a class with fields, which refuses other names.
void binding_attr_fields(const binding_fields_t *fields, void *values, qstr attribute, mp_obj_t *dest);

// Reads the fields from an instance of a Python subclass, or from any other object that has such attributes.
void binding_read_fields(const binding_fields_t *fields, mp_obj_t object, void *values, binding_where_t where, qstr name);

// Raises ValueError if the values break a rule. In binding_rules.c.
void binding_check_rules(const binding_rules_t *rules, const void *values, binding_where_t where);

// The lists of a class that calls fill in, all of one length, and the attribute with the number of valid entries.
typedef struct {
    const qstr *names;
    size_t count;
    size_t length;
    qstr counter;
} binding_lists_t;

// Creates lists of zeros.
void binding_new_lists(const binding_lists_t *lists, mp_obj_t *objects);

// Before a call fills in lists: raises ValueError if the script shortened one. An instance of a Python subclass may show
// other lists, which replace `objects`; a counter that the script assigned to it, which would hide the native one, is
// removed.
void binding_check_lists(const binding_lists_t *lists, mp_obj_t *objects, mp_obj_t object, binding_where_t where);

// After the call: if `is_filled`, sets the first `count` entries of each list in place, without allocating, from `values`,
// an array for each list. Makes an instance of a Python subclass show the count even if its class hides the native one.
void binding_show_lists(const binding_lists_t *lists, const mp_obj_t *objects, mp_obj_t object, const uint64_t *values, uint32_t count, bool is_filled);

// Imports `name` from a Python module.
mp_obj_t binding_import(const char *module, qstr name);

// Raises OSError(code, text) for a call of a binding_signature_t.
BINDING_NORETURN void binding_raise_failure(const binding_method_t *method, const binding_value_t *values, const binding_result_t *result, const binding_errors_t *errors);

// Appends "Class.Method: ", and what the call is about: "chn 0 " or "Class ".
void binding_print_subject(vstr_t *text, const binding_method_t *method, const binding_value_t *values, const binding_errors_t *errors);

// Raises OSError(code, text): appends the reason to the text. Or the exception of the result, if that has one.
BINDING_NORETURN void binding_raise_reason(vstr_t *text, const binding_result_t *result, const binding_errors_t *errors);

// A wait of up to `timeout` ms (-1: unlimited) in slices; other Python code runs between them.
typedef struct {
    int64_t timeout;
    mp_uint_t start;
    binding_progress_t progress;
} binding_wait_t;

binding_wait_t binding_wait_begin(int64_t timeout);
// The next slice in ms.
int32_t binding_wait_slice(const binding_wait_t *wait);
// After a slice timed out: raises pending exceptions, then returns whether time is left.
bool binding_wait_continues(const binding_wait_t *wait);

// After a failed call: collects garbage if that may help. True: repeat the call.
bool binding_collect_before_retry(const binding_result_t *result);

// ---------------------------------------------------------------- kinds with a converter
//
// Each converter has a file of its own, so that a module links only those of the kinds that it uses.

struct binding_converter {
    const char *expected; // for messages
    // As binding_value().
    binding_value_t (*convert)(const binding_type_t *type, mp_obj_t value, binding_where_t where, qstr name);
    // True if the value is of the kind; its bounds do not matter.
    bool (*is_of_kind)(const binding_type_t *type, mp_obj_t value);
    // Scalars: true if a value of the kind is within the bounds.
    bool (*is_within)(const binding_type_t *type, mp_obj_t value);
    // What can be stored: writes a parsed value to its place in C, and makes an object of it.
    size_t size;
    void (*store)(void *place, binding_value_t value);
    mp_obj_t (*load)(const void *place);
};

extern const binding_converter_t binding_bool; // binding_bool.c
extern const binding_converter_t binding_float; // binding_float.c
extern const binding_converter_t binding_str; // binding_str.c
extern const binding_converter_t binding_bytes; // binding_buffers.c
extern const binding_converter_t binding_items; // binding_items.c
extern const binding_converter_t binding_optional; // binding_optional.c
extern const binding_converter_t binding_callable; // binding_callable.c
extern const binding_converter_t binding_writer; // binding_writers.c

struct binding_writer {
    mp_obj_t object;
};

// True if the value is of the type's kind; its bounds do not matter. In binding_kinds.c, as is the next.
bool binding_is_of_kind(const binding_type_t *type, mp_obj_t value);
// The kind for messages, as "int" or "a buffer"; not of BINDING_FIELDS.
const char *binding_expected(const binding_type_t *type);

// The place of a BINDING_BYTES or BINDING_WRITABLE_BYTES; raises ValueError if its size is out of bounds. Valid until the
// script can change the object.
mp_buffer_info_t binding_place(const binding_type_t *type, binding_value_t value, binding_where_t where, qstr name);

// Converts a BINDING_LIST or BINDING_TUPLE into an array; returns the number of items.
size_t binding_read_items(const binding_type_t *type, binding_value_t value, binding_where_t where, qstr name, void *items);
// A list or a tuple of an array.
mp_obj_t binding_new_items(const binding_type_t *type, const void *items, size_t count);

// MicroPython's GIL.
extern const binding_gil_t binding_gil;

#endif // BINDING_RUNTIME_H
