// SPDX-License-Identifier: MIT
// Faults, and the counting of calls that they depend on.
#include "faults.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "call_site.h"
#include "clock.h"
#include "mpp.h"
#include "nearest_name.h"
// After the prototypes, which its macros must not touch.
#include "generated/mpp_calls.h"

#define FAULTS (16)
#define NAME_SIZE (48)
// What a call of the MPP costs that fails, as a poll: so a loop that repeats it reaches its timeout.
#define FAILED_CALL_NS (100000)

typedef struct {
    char function[NAME_SIZE];
    unsigned int at; // the call that fails, counted from 1
    bool is_lasting; // so do all later calls
    int64_t failure;
    unsigned int calls;
    bool fired;
} fault_t;

// The linker's names for the two ends of the section. Weak: a program without counted calls has no such section.
extern vmpp_call_site_t __start_vmpp_call_sites[] __attribute__((weak));
extern vmpp_call_site_t __stop_vmpp_call_sites[] __attribute__((weak));

static const mpp_failure_t heap_failures[] = {
    { VMPP_HEAP, "0", 0 },
    { "gc_alloc", "0", 0 },
    { NULL, NULL, 0 },
};

// A lock of its own: calls are counted before they take the driver's.
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static fault_t faults[FAULTS];
static unsigned int fault_count;
static __thread const vmpp_call_site_t *last_call;

// The first failure of a function with that name (NULL: any), or NULL.
static const mpp_failure_t *find_failure(const mpp_failure_t *failures, const char *function, const char *name) {
    for (; failures->function != NULL; failures++) {
        if (strcmp(failures->function, function) == 0 && (name == NULL || strcmp(failures->name, name) == 0)) {
            return failures;
        }
    }
    return NULL;
}

static bool fires(fault_t *fault, const char *function) {
    if (strcmp(fault->function, function) != 0) {
        return false;
    }
    fault->calls++;
    bool now = fault->calls == fault->at || (fault->is_lasting && fault->calls > fault->at);
    if (now && !fault->fired) {
        fault->fired = true;
        fprintf(stderr, "fault fired: %s:%u\n", fault->function, fault->at);
    }
    return now;
}

bool vmpp_call_fails(vmpp_call_site_t *site, int64_t *failure) {
    pthread_mutex_lock(&lock);
    last_call = site;
    site->calls++;
    bool fails = false;
    for (unsigned int i = 0; i < fault_count; i++) {
        if (fires(&faults[i], site->function)) {
            fails = true;
            *failure = faults[i].failure;
        }
    }
    pthread_mutex_unlock(&lock);
    if (fails && find_failure(mpp_failures, site->function, NULL) != NULL) {
        clock_charge_ns(FAILED_CALL_NS);
        clock_catch_up();
    }
    return fails;
}

const vmpp_call_site_t *vmpp_last_call(void) {
    return last_call;
}

static const mpp_failure_t *failure_of(const char *function, const char *name) {
    const mpp_failure_t *found = find_failure(mpp_failures, function, name);
    return found != NULL ? found : find_failure(heap_failures, function, name);
}

static bool read_number(const char *text, const char *end, int64_t *number) {
    char *stop;
    errno = 0;
    *number = strtoll(text, &stop, 0);
    return errno == 0 && stop != text && stop == end;
}

// "N" or "N+" up to `end`.
static bool read_call(const char *text, const char *end, fault_t *fault) {
    fault->is_lasting = end > text && end[-1] == '+';
    int64_t at;
    if (!read_number(text, fault->is_lasting ? end - 1 : end, &at) || at < 1 || at > UINT32_MAX) {
        return false;
    }
    fault->at = (unsigned int)at;
    return true;
}

static bool read_code(const char *text, fault_t *fault) {
    const mpp_failure_t *named = failure_of(fault->function, text);
    if (named != NULL) {
        fault->failure = named->value;
        return true;
    }
    return read_number(text, text + strlen(text), &fault->failure);
}

static void list_codes(const char *function, char *text, size_t size) {
    text[0] = '\0';
    for (const mpp_failure_t *failure = mpp_failures; failure->function != NULL; failure++) {
        size_t length = strlen(text);
        if (strcmp(failure->function, function) == 0) {
            snprintf(text + length, size - length, "%s%s", length > 0 ? ", " : "", failure->name);
        }
    }
}

static void try_all(nearest_name_t *nearest, const mpp_failure_t *failures) {
    for (; failures->function != NULL; failures++) {
        nearest_name_try(nearest, failures->function);
    }
}

static void explain_unknown(const char *function, char *message, size_t message_size) {
    nearest_name_t nearest = nearest_name_of(function);
    try_all(&nearest, mpp_failures);
    try_all(&nearest, heap_failures);
    snprintf(message, message_size, "%s is not an MPP function, malloc or gc_alloc%s%s%s", function,
        nearest.found != NULL ? "\n  Did you mean " : "", nearest.found != NULL ? nearest.found : "", nearest.found != NULL ? "?" : "");
}

// Parses a fault; false, with the reason in `message`, on error.
static bool read_fault(const char *text, fault_t *fault, char *message, size_t message_size) {
    size_t length = strcspn(text, ":");
    const char *at = text + length + (text[length] == ':');
    const char *at_end = at + strcspn(at, ":");
    snprintf(fault->function, sizeof(fault->function), "%.*s", (int)length, text);
    const mpp_failure_t *usual = length < NAME_SIZE ? failure_of(fault->function, NULL) : NULL;
    if (usual == NULL) {
        explain_unknown(fault->function, message, message_size);
        return false;
    }
    if (!read_call(at, at_end, fault)) {
        snprintf(message, message_size, "no call number after the function; use %s:1 for the first call, %s:1+ for all calls",
            fault->function, fault->function);
        return false;
    }
    fault->failure = usual->value;
    if (*at_end == ':' && !read_code(at_end + 1, fault)) {
        char codes[400];
        list_codes(fault->function, codes, sizeof(codes));
        snprintf(message, message_size, "%s is neither a number nor one of: %s", at_end + 1, codes);
        return false;
    }
    return true;
}

bool vmpp_fault_add(const char *text, char *message, size_t message_size) {
    fault_t fault = { .calls = 0 };
    if (!read_fault(text, &fault, message, message_size)) {
        return false;
    }
    pthread_mutex_lock(&lock);
    bool has_space = fault_count < FAULTS;
    if (has_space) {
        faults[fault_count++] = fault;
    } else {
        snprintf(message, message_size, "more than %d faults", FAULTS);
    }
    pthread_mutex_unlock(&lock);
    return has_space;
}

void vmpp_faults_clear(void) {
    pthread_mutex_lock(&lock);
    fault_count = 0;
    pthread_mutex_unlock(&lock);
}

void vmpp_faults_report(FILE *out) {
    pthread_mutex_lock(&lock);
    for (unsigned int i = 0; i < fault_count; i++) {
        if (!faults[i].fired) {
            fprintf(out, "fault never fired: %s:%u (%u calls)\n", faults[i].function, faults[i].at, faults[i].calls);
        }
    }
    pthread_mutex_unlock(&lock);
}

void vmpp_call_sites_print(FILE *out) {
    pthread_mutex_lock(&lock);
    for (const vmpp_call_site_t *site = __start_vmpp_call_sites; site != __stop_vmpp_call_sites; site++) {
        fprintf(out, "{\"function\":\"%s\",\"file\":\"%s\",\"line\":%u,\"caller\":\"%s\",\"calls\":%u}\n", site->function,
            site->file, site->line, site->caller, site->calls);
    }
    pthread_mutex_unlock(&lock);
}
