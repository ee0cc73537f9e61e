// SPDX-License-Identifier: MIT
// The threads of a script, over the virtual MPP's turns; see threads.h. The GIL is the
// turn, which is passed on at waits and when clock_work_left is used up. To release
// and acquire it around a system call does nothing.
#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

#include "py/gc.h"
#include "py/mpthread.h"
#include "py/runtime.h"
#include "shared/runtime/gchelper.h"

#include "clock.h"
#include "threads.h"

// The software encoders run on the stack of the thread that sends a frame; a K230 encodes in hardware.
#define ENCODER_STACK (1024 * 1024)
// The default of the unix port, and the room that it keeps to recover from an overflow.
#define DEFAULT_STACK (8192 * sizeof(void *))
#define STACK_MARGIN (8192)

// The time that threads have to exit: STOP_TURNS times STOP_TURN_US.
#define STOP_TURNS (200)
#define STOP_TURN_US (10000)

// Ends a system call of another thread with EINTR.
#define WAKE_SIGNAL (SIGUSR1)

typedef struct script_thread_t {
    turn_t turn;
    pthread_t id;
    mp_uint_t ident;
    // NULL until the thread runs.
    mp_state_thread_t *state;
    void *(*entry)(void *);
    // A root of the garbage collector.
    void *arg;
    bool has_finished;
    struct script_thread_t *next;
} script_thread_t;

static script_thread_t main_thread;
// The other threads, the newest first.
static script_thread_t *script_threads;
// Cancelled ones: their memory is still in use until they end.
static script_thread_t *cancelled_threads;
static mp_uint_t last_ident;

static __thread script_thread_t *this_thread;
static __thread mp_state_thread_t *this_state;

// A lock of its own: threads of a module have no turns.
static pthread_mutex_t atomic_section = PTHREAD_MUTEX_INITIALIZER;

void board_begin_atomic_section(void) {
    pthread_mutex_lock(&atomic_section);
}

void board_end_atomic_section(void) {
    pthread_mutex_unlock(&atomic_section);
}

// A thread that waits for a lock.
typedef struct lock_wait_t {
    mp_thread_mutex_t *mutex;
    bool is_granted;
    struct lock_wait_t *next;
} lock_wait_t;

// In the order in which they began to wait.
static lock_wait_t *lock_waits;

static void on_wake(int signal_number) {
    (void)signal_number;
}

void threads_start(void) {
    struct sigaction action = { .sa_handler = on_wake };
    sigemptyset(&action.sa_mask);
    sigaction(WAKE_SIGNAL, &action, NULL);
    this_thread = &main_thread;
    main_thread.id = pthread_self();
    turns_join(&main_thread.turn);
}

void mp_thread_init(void) {
    main_thread.state = &mp_state_ctx.thread;
    main_thread.ident = last_ident = 1;
    this_state = main_thread.state;
}

mp_state_thread_t *mp_thread_get_state(void) {
    return this_state;
}

void mp_thread_set_state(mp_state_thread_t *state) {
    this_state = state;
}

mp_uint_t mp_thread_get_id(void) {
    return this_thread->ident;
}

bool threads_is_main(void) {
    return this_thread == &main_thread;
}

bool threads_has_others(void) {
    return script_threads != NULL;
}

bool threads_is_of_main(const turn_t *turn) {
    return turn == &main_thread.turn;
}

bool threads_has_pending(const turn_t *turn) {
    const script_thread_t *thread = (const script_thread_t *)turn;
    return thread->state != NULL && thread->state->mp_pending_exception != MP_OBJ_NULL;
}

void threads_wake_main(void) {
    turns_wake(&main_thread.turn);
}

// Only the main thread handles Ctrl-C. Returns the signals that were blocked.
static sigset_t block_ctrl_c(void) {
    sigset_t interrupt, before;
    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    pthread_sigmask(SIG_BLOCK, &interrupt, &before);
    return before;
}

static void *run_thread(void *context) {
    script_thread_t *thread = context;
    this_thread = thread;
    turns_begin(&thread->turn);
    thread->entry(thread->arg);
    free(thread);
    return NULL;
}

static int start_thread(script_thread_t *thread, size_t stack_size) {
    pthread_attr_t attr;
    pthread_attr_init(&attr);
    pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED);
    pthread_attr_setstacksize(&attr, stack_size);
    sigset_t before = block_ctrl_c();
    int error = pthread_create(&thread->id, &attr, run_thread, thread);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    pthread_attr_destroy(&attr);
    return error;
}

static void remove_thread(script_thread_t *thread) {
    script_thread_t **link = &script_threads;
    while (*link != NULL && *link != thread) {
        link = &(*link)->next;
    }
    if (*link != NULL) {
        *link = thread->next;
    }
}

// It could not be started.
static void discard_thread(script_thread_t *thread) {
    if (thread != NULL) {
        remove_thread(thread);
        turns_abandon(&thread->turn);
        free(thread);
    }
}

mp_uint_t mp_thread_create(void *(*entry)(void *), void *arg, size_t *stack_size) {
    // Python's limit, which the thread reads when it starts.
    *stack_size = MAX(*stack_size == 0 ? DEFAULT_STACK : *stack_size, (size_t)(2 * STACK_MARGIN));
    script_thread_t *thread = calloc(1, sizeof(*thread));
    int error = thread == NULL ? ENOMEM : 0;
    if (error == 0) {
        thread->entry = entry;
        thread->arg = arg;
        thread->ident = ++last_ident;
        thread->next = script_threads;
        script_threads = thread;
        turns_add(&thread->turn);
        error = start_thread(thread, *stack_size + ENCODER_STACK);
    }
    if (error != 0) {
        discard_thread(thread);
        mp_raise_OSError(error);
    }
    return thread->ident;
}

void mp_thread_start(void) {
    this_thread->state = this_state;
#if MICROPY_VERSION_MINOR < 22
    // MicroPython leaves it as it finds it on the stack.
    this_state->nlr_jump_callback_top = NULL;
#endif
}

void mp_thread_finish(void) {
    remove_thread(this_thread);
    this_thread->has_finished = true;
}

void mp_thread_mutex_init(mp_thread_mutex_t *mutex) {
    mutex->is_locked = false;
}

static bool lock_is_granted(const void *subject) {
    return ((const lock_wait_t *)subject)->is_granted;
}

static uint64_t by_another_thread(const void *subject) {
    (void)subject;
    return CLOCK_NEVER;
}

static void stop_waiting_for_lock(lock_wait_t *wait) {
    lock_wait_t **link = &lock_waits;
    while (*link != NULL && *link != wait) {
        link = &(*link)->next;
    }
    if (*link != NULL) {
        *link = wait->next;
    }
}

// False when the wait was interrupted.
static bool wait_for_lock(mp_thread_mutex_t *mutex) {
    lock_wait_t wait = { .mutex = mutex };
    lock_wait_t **link = &lock_waits;
    while (*link != NULL) {
        link = &(*link)->next;
    }
    *link = &wait;
    clock_wait_t granted = { .ready = lock_is_granted, .due = by_another_thread, .subject = &wait };
    bool is_granted = clock_wait_for(&granted, -1);
    stop_waiting_for_lock(&wait);
    return is_granted;
}

int mp_thread_mutex_lock(mp_thread_mutex_t *mutex, int wait) {
    if (mutex == &MP_STATE_VM(gil_mutex)) {
        return 1;
    }
    if (mutex->is_locked && !wait) {
        return 0;
    }
    while (mutex->is_locked && !wait_for_lock(mutex)) {
        MICROPY_EVENT_POLL_HOOK
    }
    mutex->is_locked = true;
    return 1;
}

// The lock is handed to the thread that waits longest.
static void unlock(mp_thread_mutex_t *mutex) {
    lock_wait_t *wait = lock_waits;
    while (wait != NULL && (wait->mutex != mutex || wait->is_granted)) {
        wait = wait->next;
    }
    mutex->is_locked = wait != NULL;
    if (wait != NULL) {
        wait->is_granted = true;
    }
}

void mp_thread_mutex_unlock(mp_thread_mutex_t *mutex) {
    if (mutex != &MP_STATE_VM(gil_mutex)) {
        unlock(mutex);
    } else if (this_thread->has_finished) {
        turns_leave();
    }
}

void mp_thread_recursive_mutex_init(mp_thread_recursive_mutex_t *mutex) {
    (void)mutex;
}

int mp_thread_recursive_mutex_lock(mp_thread_recursive_mutex_t *mutex, int wait) {
    (void)mutex;
    (void)wait;
    return 1;
}

void mp_thread_recursive_mutex_unlock(mp_thread_recursive_mutex_t *mutex) {
    (void)mutex;
}

// Scans the registers and the stack of a thread that does not have the turn.
static void collect_thread(const script_thread_t *thread) {
    gc_collect_root((void **)(void *)&thread->arg, 1);
    if (thread->state == NULL || thread->state == this_state) {
        return;
    }
    gc_collect_root((void **)(void *)&thread->turn.registers, sizeof(thread->turn.registers) / (sizeof(void *)));
    char *top = (char *)thread->state->stack_top;
    gc_collect_root((void **)thread->turn.stack, (size_t)(top - (char *)thread->turn.stack) / sizeof(void *));
}

void gc_collect(void) {
    // Finalisers call the driver.
    clock_suspend_charges(true);
    gc_collect_start();
    gc_helper_collect_regs_and_stack();
    collect_thread(&main_thread);
    for (const script_thread_t *thread = script_threads; thread != NULL; thread = thread->next) {
        collect_thread(thread);
    }
    gc_collect_end();
    clock_suspend_charges(false);
}

static void raise_system_exit_in_others(void) {
    for (script_thread_t *other = script_threads; other != NULL; other = other->next) {
        // Repeatedly: a thread may catch the exception.
        if (other->state != NULL && other->state->mp_pending_exception == MP_OBJ_NULL) {
            other->state->mp_pending_exception = mp_obj_new_exception(&mp_type_SystemExit);
        }
        pthread_kill(other->id, WAKE_SIGNAL);
    }
}

bool threads_stop_others(void) {
    clock_ignore_outside(true);
    for (unsigned turn = 0; script_threads != NULL && turn < STOP_TURNS; ++turn) {
        raise_system_exit_in_others();
        clock_yield();
        clock_sleep_us(STOP_TURN_US);
    }
    clock_ignore_outside(false);
    return script_threads == NULL;
}

void threads_reset(void) {
    while (script_threads != NULL) {
        script_thread_t *thread = script_threads;
        script_threads = thread->next;
        thread->next = cancelled_threads;
        cancelled_threads = thread;
        clock_abandon(&thread->turn);
    }
    lock_waits = NULL;
}
