// SPDX-License-Identifier: MIT
// Steps that make MPP calls of the engine fail.
#include "fault_steps.h"

#include <string.h>

#include "board.h"
#include "report.h"
#include "faults.h"
#include "input.h"
#include "mpp.h"
// After the prototypes, which its macros must not expand.
#include "generated/mpp_calls.h"

#define CODES_MAX (16)

// Every function that the engine calls.
static const char *const functions[] = {
    "malloc",
    "kd_mpi_vb_create_pool",
    "kd_mpi_vb_destory_pool",
    "kd_mpi_vb_phyaddr_to_handle",
    "kd_mpi_vb_handle_to_phyaddr",
    "kd_mpi_sys_mmap",
    "kd_mpi_sys_munmap",
    "kd_mpi_venc_attach_vb_pool",
    "kd_mpi_venc_detach_vb_pool",
    "kd_mpi_venc_request_chn",
    "kd_mpi_venc_release_chn",
    "kd_mpi_venc_create_chn",
    "kd_mpi_venc_enable_idr",
    "kd_mpi_venc_start_chn",
    "kd_mpi_venc_stop_chn",
    "kd_mpi_venc_destroy_chn",
    "kd_mpi_venc_send_frame",
    "kd_mpi_venc_get_stream",
    "kd_mpi_venc_release_stream",
    "kd_mpi_venc_query_status",
};

// Chosen by the highest bytes only, so that programs of the corpus keep their meaning.
static const char *const later_functions[] = { "kd_mpi_venc_request_chn", "kd_mpi_venc_release_chn" };
#define FIRST_LATER_FUNCTION (246)

static const char *choose_function(void) {
    uint8_t choice = input_byte();
    return choice >= FIRST_LATER_FUNCTION ? later_functions[choice % 2] : functions[choice % (sizeof(functions) / sizeof(functions[0]))];
}

static const mpp_failure_t *choose_failure(const char *function) {
    const mpp_failure_t *found[CODES_MAX];
    unsigned int count = 0;
    for (const mpp_failure_t *failure = mpp_failures; failure->function != NULL && count < CODES_MAX; failure++) {
        if (strcmp(failure->function, function) == 0) {
            found[count++] = failure;
        }
    }
    return count > 0 ? found[input_below(count)] : NULL;
}

// The engine believes a driver that says twice that a resource does not exist, and then leaks it. So a program may have one
// such fault only.
static bool returns_unexist(const char *function, const mpp_failure_t *failure) {
    if (strcmp(function, "kd_mpi_venc_query_status") == 0) {
        return true;
    }
    const char *name = failure != NULL ? failure->name : "";
    bool is_pool = strcmp(function, "kd_mpi_vb_destory_pool") == 0;
    return strstr(name, "UNEXIST") != NULL || (is_pool && strstr(name, "ILLEGAL_PARAM") != NULL);
}

void add_fault(void) {
    const char *function = choose_function();
    uint8_t choice = input_byte();
    const mpp_failure_t *failure = choose_failure(function);
    bool is_unexist = returns_unexist(function, failure);
    if (is_unexist && board.has_wrong_unexist) {
        return;
    }
    char text[128];
    char message[512];
    snprintf(text, sizeof(text), "%s:%u%s%s%s", function, 1 + (choice & 3u), !is_unexist && choice & 4 ? "+" : "",
        failure != NULL ? ":" : "", failure != NULL ? failure->name : "");
    if (vmpp_fault_add(text, message, sizeof(message))) {
        step("fault %s", text);
        board.has_many_faults = board.has_faults || strchr(text, '+') != NULL;
        board.has_faults = true;
        board.may_reject_release = board.may_reject_release || strcmp(function, "kd_mpi_venc_release_stream") == 0;
        board.has_wrong_unexist = board.has_wrong_unexist || is_unexist;
    }
}

void clear_faults(void) {
    step("no faults");
    vmpp_faults_clear();
}
