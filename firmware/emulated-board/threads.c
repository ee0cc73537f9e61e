// SPDX-License-Identifier: MIT
// The threads of a script. The thread functions are MicroPython's unix port's; here
// the three that begin and end a thread are wrapped, so that the board can list the
// threads and stop them.
#include "py/mpthread.h"

#define mp_thread_create unix_thread_create
#define mp_thread_start unix_thread_start
#define mp_thread_finish unix_thread_finish
#include "ports/unix/mpthreadport.c"
#undef mp_thread_create
#undef mp_thread_start
#undef mp_thread_finish

#include "threads.h"

// The software encoders run on the stack of the thread that sends a frame; a K230 encodes in hardware.
#define ENCODER_STACK (1024 * 1024)
// The default of the unix port.
#define DEFAULT_STACK (8192 * sizeof(void *))

// The time that threads have to exit: STOP_TURNS times STOP_TURN_US.
#define STOP_TURNS (200)
#define STOP_TURN_US (10000)

typedef struct _script_thread_t {
    mp_state_thread_t *state;
    struct _script_thread_t *next;
} script_thread_t;

static __thread script_thread_t this_thread;
// The started threads; more may have been created.
static script_thread_t *script_threads;
static unsigned created_threads;

static void count_threads(int change) {
    mp_thread_unix_begin_atomic_section();
    created_threads += change;
    mp_thread_unix_end_atomic_section();
}

mp_uint_t mp_thread_create(void *(*entry)(void *), void *arg, size_t *stack_size) {
    // Counted before the thread exists: it may end at once.
    count_threads(1);
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) {
        // Set before the thread starts, which reads it as Python's stack limit.
        *stack_size = *stack_size == 0 ? DEFAULT_STACK : *stack_size;
        size_t whole = *stack_size + ENCODER_STACK;
        mp_uint_t id = unix_thread_create(entry, arg, &whole);
        nlr_pop();
        return id;
    }
    count_threads(-1);
    nlr_jump(nlr.ret_val);
}

void mp_thread_start(void) {
    // Only the main thread handles Ctrl-C.
    sigset_t interrupt;
    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    pthread_sigmask(SIG_BLOCK, &interrupt, NULL);

    unix_thread_start();
    mp_thread_unix_begin_atomic_section();
    this_thread.state = mp_thread_get_state();
    this_thread.next = script_threads;
    script_threads = &this_thread;
    mp_thread_unix_end_atomic_section();
}

void mp_thread_finish(void) {
    mp_thread_unix_begin_atomic_section();
    script_thread_t **link = &script_threads;
    while (*link != NULL && *link != &this_thread) {
        link = &(*link)->next;
    }
    if (*link != NULL) {
        *link = this_thread.next;
    }
    --created_threads;
    mp_thread_unix_end_atomic_section();
    unix_thread_finish();
}

bool threads_is_main(void) {
    return mp_thread_get_state() == &mp_state_ctx.thread;
}

bool threads_others_run(void) {
    return created_threads > 0;
}

static void raise_system_exit_in_others(void) {
    mp_thread_unix_begin_atomic_section();
    for (script_thread_t *other = script_threads; other != NULL; other = other->next) {
        // Repeatedly: a thread may catch the exception.
        if (other->state->mp_pending_exception == MP_OBJ_NULL) {
            other->state->mp_pending_exception = mp_obj_new_exception(&mp_type_SystemExit);
        }
    }
    mp_thread_unix_end_atomic_section();
}

bool threads_stop_others(void) {
    for (unsigned turn = 0; threads_others_run(); ++turn) {
        if (turn == STOP_TURNS) {
            return false;
        }
        raise_system_exit_in_others();
        MP_THREAD_GIL_EXIT();
        usleep(STOP_TURN_US);
        MP_THREAD_GIL_ENTER();
    }
    return true;
}

void threads_reset(void) {
    script_threads = NULL;
    created_threads = 0;
    mp_thread_deinit();
}
