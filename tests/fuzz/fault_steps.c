// SPDX-License-Identifier: MIT
// Calls of the engine that are going to fail.
#include "fault_steps.h"

#include <string.h>

#include "board.h"
#include "complaint.h"
#include "faults.h"
#include "input.h"
#include "mpp.h"
// Its macros must not meet the prototypes.
#include "generated/mpp_calls.h"

#define CODES_MAX (16)

// All that the engine calls.
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

// A driver that says of a thing that it is not there, and when it is asked again, says so again, is believed: what it
// has then is lost. One such answer is as many as it may give.
static bool is_a_lie(const char *function, const mpp_failure_t *failure) {
    return strcmp(function, "kd_mpi_venc_query_status") == 0 ||
        (failure != NULL && strstr(failure->name, "UNEXIST") != NULL);
}

void add_fault(void) {
    const char *function = INPUT_ONE_OF(functions);
    uint8_t choice = input_byte();
    const mpp_failure_t *failure = choose_failure(function);
    bool lies = is_a_lie(function, failure);
    if (lies && board.has_lied) {
        return;
    }
    char text[128];
    char message[512];
    snprintf(text, sizeof(text), "%s:%u%s%s%s", function, 1 + (choice & 3u), !lies && choice & 4 ? "+" : "",
        failure != NULL ? ":" : "", failure != NULL ? failure->name : "");
    if (vmpp_fault_add(text, message, sizeof(message))) {
        step("fault %s", text);
        board.has_many_faults = board.has_faults || strchr(text, '+') != NULL;
        board.has_faults = true;
        board.may_keep_packs = board.may_keep_packs || strcmp(function, "kd_mpi_venc_release_stream") == 0;
        board.has_lied = board.has_lied || lies;
    }
}

void forget_faults(void) {
    step("no faults any more");
    vmpp_faults_clear();
}
