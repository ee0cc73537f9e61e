// SPDX-License-Identifier: MIT
// Virtual time, the wall clock, and waiting by either of them.
#include "clock.h"

#include <stddef.h>
#include <stdlib.h>
#include <time.h>

#include "driver_lock.h"

_Static_assert(CLOCK_NEVER == TURNS_NEVER, "turns_pass() must not end at CLOCK_NEVER");

#define SOURCES (8)

// One unit of work is a branch of a script's bytecode. These are of a K230's order of magnitude.
#define TURN_WORK (1000)
#define WORK_NS (200)
#define POLL_NS (100000)
// The most that a thread owes while others run.
#define DEBT_MAX_NS (50000)
// How soon a change outside of the program is seen: at first at once, later without using up the machine.
#define LOOK_MIN_US (50)
#define LOOK_MAX_US (2000)
// How long something outside may take in no time; after that, the events of sources continue at the machine's pace.
#define PATIENCE_US (1000000)

static const clock_source_t *sources[SOURCES];
static unsigned int source_count;

// While it is paced, virtual time may be behind the wall clock by so much before it gives up to catch up, and a running
// thread ahead of it.
#define PACE_BEHIND_US (500000)
#define PACE_AHEAD_US (2000)

static bool (*pace)(void);
static bool is_pacing;
// Equal moments of both clocks.
static uint64_t pace_real_us;
static uint64_t pace_virtual_us;

static bool realtime;
// The machine's time at clock_start().
static uint64_t start_real_us;
static uint64_t virtual_us;

// A waiting thread.
typedef struct waiter_t {
    turn_t *turn;
    // NULL: a sleep.
    const clock_wait_t *wait;
    uint64_t start;
    uint64_t deadline;
    uint64_t real_start;
    uint64_t real_deadline;
    bool is_slice;
    uint64_t calls;
    struct waiter_t *next;
} waiter_t;

// In the order in which they began to wait.
static waiter_t *waiters;
static const clock_program_t *program;
static unsigned int outside;
static bool ignores_outside;
static bool charges_nothing;

int32_t clock_work_left = TURN_WORK;
// What clock_work_left was when the turn began.
static int32_t turn_work = TURN_WORK;

void clock_add_source(const clock_source_t *source) {
    if (source_count == SOURCES) {
        abort();
    }
    sources[source_count++] = source;
}

void clock_set_program(const clock_program_t *member_program) {
    program = member_program;
}

void clock_set_realtime(bool on) {
    realtime = on;
}

bool clock_is_realtime(void) {
    return realtime;
}

uint64_t clock_now_us(void) {
    return realtime ? turns_real_us() - start_real_us : virtual_us;
}

static uint64_t earlier(uint64_t a, uint64_t b) {
    return a < b ? a : b;
}

static uint64_t later_by(uint64_t from, uint64_t us) {
    return us < CLOCK_NEVER - from ? from + us : CLOCK_NEVER;
}

// Converts a time of the clock to the machine's; only in real time.
static uint64_t real_time_of(uint64_t us) {
    return us == CLOCK_NEVER ? CLOCK_NEVER : later_by(turns_real_us(), us - earlier(us, clock_now_us()));
}

static bool is_interrupted(const turn_t *turn) {
    return turn->is_member && program != NULL && program->is_interrupted(turn);
}

static bool time_stands(void) {
    return outside > 0 && !realtime && !ignores_outside;
}

static bool is_outside(const waiter_t *waiter) {
    return waiter->wait != NULL && waiter->wait->is_outside;
}

// Whether a wait has to end by virtual time.
static bool has_virtual_end(const waiter_t *waiter) {
    if (realtime) {
        return false;
    }
    if (waiter->is_slice) {
        return waiter->calls != driver_calls();
    }
    return waiter->turn->is_member || waiter->wait == NULL || waiter->wait->due(waiter->wait->subject) != CLOCK_NEVER;
}

static bool has_ended(const waiter_t *waiter) {
    if (waiter->deadline == CLOCK_NEVER) {
        return false;
    }
    if (realtime || has_virtual_end(waiter) || waiter->is_slice) {
        return waiter->deadline <= clock_now_us();
    }
    return waiter->real_deadline <= turns_real_us();
}

static bool is_ready(const waiter_t *waiter) {
    return waiter->wait != NULL && waiter->wait->ready(waiter->wait->subject);
}

// Gives a turn to each thread whose wait is over.
static void queue_ready(void) {
    waiter_t **link = &waiters;
    while (*link != NULL) {
        waiter_t *waiter = *link;
        bool is_over = is_interrupted(waiter->turn) || (!time_stands() && (is_ready(waiter) || has_ended(waiter)));
        if (is_over) {
            *link = waiter->next;
            turns_queue(waiter->turn);
        } else {
            link = &waiter->next;
        }
    }
}

// The source with the earliest event, and the time of that event; NULL and CLOCK_NEVER when there is none.
static const clock_source_t *next_source(uint64_t *event) {
    const clock_source_t *next = NULL;
    *event = CLOCK_NEVER;
    for (unsigned int i = 0; i < source_count; i++) {
        uint64_t us = sources[i]->next_event();
        if (us < *event) {
            *event = us;
            next = sources[i];
        }
    }
    return next;
}

// The next time at which a thread may become ready: by an event, or by the end of its wait.
static uint64_t next_due(void) {
    uint64_t due;
    next_source(&due);
    for (const waiter_t *waiter = waiters; waiter != NULL; waiter = waiter->next) {
        if (waiter->wait != NULL) {
            due = earlier(due, waiter->wait->due(waiter->wait->subject));
        }
        if (realtime || has_virtual_end(waiter)) {
            due = earlier(due, waiter->deadline);
        }
    }
    return due;
}

// Whether the end of the wait must not be reached yet: what it waits for may still come from outside.
static bool is_early(const waiter_t *waiter) {
    return is_outside(waiter) && waiter->real_deadline > turns_real_us();
}

// Whether time would end such a wait at `us`.
static bool is_held(uint64_t us) {
    const waiter_t *waiter = waiters;
    while (waiter != NULL && (waiter->deadline > us || !is_early(waiter))) {
        waiter = waiter->next;
    }
    return waiter != NULL;
}

// Whether the passing of time can end the wait.
static bool needs_time(const waiter_t *waiter) {
    if (is_early(waiter)) {
        return false;
    }
    if (waiter->deadline != CLOCK_NEVER && has_virtual_end(waiter)) {
        return true;
    }
    return waiter->wait != NULL && waiter->wait->due(waiter->wait->subject) != CLOCK_NEVER;
}

// When to look outside of the program again; CLOCK_NEVER: no thread waits for that.
static uint64_t next_look(void) {
    uint64_t now = turns_real_us();
    uint64_t look = CLOCK_NEVER;
    for (const waiter_t *waiter = waiters; waiter != NULL; waiter = waiter->next) {
        if (is_outside(waiter)) {
            uint64_t waited = (now - earlier(waiter->real_start, now)) / 4;
            uint64_t pause = waited < LOOK_MIN_US ? LOOK_MIN_US : earlier(waited, LOOK_MAX_US);
            look = earlier(look, now + pause);
            look = is_early(waiter) ? earlier(look, waiter->real_deadline) : look;
        }
    }
    return look;
}

// Whether threads wait for something outside, and no wait is to be ended by time.
static bool only_outside_helps(void) {
    const waiter_t *outside_waiter = waiters;
    while (outside_waiter != NULL && !is_outside(outside_waiter)) {
        outside_waiter = outside_waiter->next;
    }
    const waiter_t *waiter = outside_waiter != NULL ? waiters : NULL;
    while (waiter != NULL && !needs_time(waiter)) {
        waiter = waiter->next;
    }
    return outside_waiter != NULL && waiter == NULL;
}

// Whether time may pass up to `us` although threads wait for something outside only.
static bool has_lasted(uint64_t us) {
    const waiter_t *latest = waiters;
    for (const waiter_t *waiter = waiters; waiter != NULL; waiter = waiter->next) {
        latest = waiter->real_start > latest->real_start ? waiter : latest;
    }
    uint64_t waited = turns_real_us() - latest->real_start;
    return waited >= PATIENCE_US && us != CLOCK_NEVER && us - earlier(latest->start, us) <= waited;
}

// Virtual time never goes back.
static void advance_to(uint64_t us) {
    if (us > virtual_us) {
        virtual_us = us;
    }
}

// Runs all events up to `us`, in the order of their times.
static void run_until(uint64_t us) {
    uint64_t event;
    for (const clock_source_t *source = next_source(&event); source != NULL && event <= us; source = next_source(&event)) {
        advance_to(event);
        source->run_event();
    }
    advance_to(us);
    for (unsigned int i = 0; i < source_count; i++) {
        sources[i]->skip_to(us);
    }
}

void clock_set_pace(bool (*is_paced)(void)) {
    pace = is_paced;
}

// The machine's time for a virtual time; 0 when it is not paced.
static uint64_t paced_time_of(uint64_t us) {
    bool was_pacing = is_pacing;
    is_pacing = pace != NULL && pace();
    if (!is_pacing) {
        return 0;
    }
    uint64_t now = turns_real_us();
    if (!was_pacing || now > pace_real_us + (virtual_us - pace_virtual_us) + PACE_BEHIND_US) {
        pace_real_us = now;
        pace_virtual_us = virtual_us;
    }
    return later_by(pace_real_us, (us > virtual_us ? us : virtual_us) - pace_virtual_us);
}

// For a running thread, whose work is faster than a board's.
static void sleep_to_pace(void) {
    uint64_t until = paced_time_of(virtual_us);
    uint64_t now = turns_real_us();
    if (until > now + PACE_AHEAD_US) {
        nanosleep(&(struct timespec){ .tv_nsec = (long)earlier(until - now, PACE_BEHIND_US) * 1000 }, NULL);
    }
}

// The running thread spends time. Threads that become ready are queued in the order of time.
static void pass_time(uint64_t us) {
    uint64_t until = later_by(virtual_us, us);
    for (uint64_t due = next_due(); due > virtual_us && due < until; due = next_due()) {
        run_until(due);
        queue_ready();
    }
    run_until(until);
    queue_ready();
    sleep_to_pace();
}

// The machine's time at which a guest stops waiting for another thread.
static uint64_t next_real_end(void) {
    uint64_t end = CLOCK_NEVER;
    for (const waiter_t *waiter = waiters; waiter != NULL; waiter = waiter->next) {
        if (!waiter->turn->is_member) {
            end = earlier(end, waiter->real_deadline);
        }
    }
    return end;
}

// In real time: runs what is due, one event at least. A thread that is ready does not wait for more of them.
static void run_due(void) {
    uint64_t now = clock_now_us();
    uint64_t event;
    do {
        next_source(&event);
        run_until(earlier(event, now));
        queue_ready();
    } while (event <= now && !turns_any_queued());
}

static uint64_t settle_real(void) {
    queue_ready();
    if (!turns_any_queued()) {
        run_due();
    }
    return turns_any_queued() ? CLOCK_NEVER : earlier(next_look(), real_time_of(next_due()));
}

static uint64_t settle_virtual(void) {
    queue_ready();
    while (waiters != NULL && !turns_any_queued() && !time_stands()) {
        uint64_t due = next_due();
        if (only_outside_helps() && !has_lasted(due)) {
            return next_look();
        }
        if (due == CLOCK_NEVER) {
            uint64_t end = next_real_end();
            if (end == CLOCK_NEVER && program != NULL) {
                program->on_idle();
            }
            return end;
        }
        if (is_held(due)) {
            return next_look();
        }
        uint64_t real_due = paced_time_of(due);
        if (real_due > turns_real_us()) {
            return earlier(next_look(), real_due);
        }
        run_until(due);
        queue_ready();
    }
    return CLOCK_NEVER;
}

static uint64_t settle(void) {
    return realtime ? settle_real() : settle_virtual();
}

static turn_t *first_waiting(void) {
    return waiters != NULL ? waiters->turn : NULL;
}

void clock_start(void) {
    start_real_us = turns_real_us();
    virtual_us = 0;
    turns_set_settle(settle);
    turns_set_waiting(first_waiting);
}

static bool pays(void) {
    return !realtime && !charges_nothing && turns_mine()->is_member;
}

void clock_suspend_charges(bool suspend) {
    charges_nothing = suspend;
}

void clock_charge_ns(uint64_t ns) {
    if (pays()) {
        turns_mine()->debt_ns += ns;
    }
}

static void begin_turn(void) {
    clock_work_left = TURN_WORK;
    turn_work = TURN_WORK;
}

// The work of this turn so far, as time.
static uint64_t work_ns(void) {
    return (uint64_t)(turn_work - clock_work_left) * WORK_NS;
}

static void pay(turn_t *self) {
    uint64_t us = self->debt_ns / 1000;
    self->debt_ns %= 1000;
    if (us > 0) {
        pass_time(us);
    }
}

void clock_catch_up(void) {
    if (!pays()) {
        return;
    }
    pay(turns_mine());
    begin_turn();
    if (turns_any_queued()) {
        // The others get their turn at the thread's next branch.
        clock_work_left = 1;
        turn_work = 1;
    }
}

// What the thread owes after a wait: the time that passed was enough for all that it did before.
static void absorb(turn_t *self, uint64_t passed_us, uint64_t work) {
    if (passed_us == 0) {
        self->debt_ns += work;
    }
    self->debt_ns -= earlier(self->debt_ns, passed_us * 1000);
    if (self->debt_ns > DEBT_MAX_NS) {
        pay(self);
    }
}

static void wait_turn(waiter_t *waiter) {
    turn_t *self = turns_mine();
    uint64_t start = virtual_us;
    uint64_t work = work_ns();
    waiter_t **link = &waiters;
    while (*link != NULL) {
        link = &(*link)->next;
    }
    waiter->next = NULL;
    *link = waiter;
    turns_pass();
    begin_turn();
    if (pays()) {
        absorb(self, virtual_us - start, work);
    }
}

// A guest's poll runs the next event; a member pays for it.
static void poll_once(const clock_wait_t *wait) {
    if (turns_mine()->is_member) {
        clock_charge_ns(POLL_NS);
        clock_catch_up();
        return;
    }
    uint64_t due = wait->due(wait->subject);
    if (!realtime && due != CLOCK_NEVER) {
        run_until(due);
    }
}

static waiter_t new_waiter(const clock_wait_t *wait, uint64_t us) {
    turn_t *self = turns_mine();
    uint64_t real_now = turns_real_us();
    waiter_t waiter = {
        .turn = self,
        .wait = wait,
        .start = virtual_us,
        .deadline = later_by(clock_now_us(), us),
        .real_start = real_now,
        .real_deadline = later_by(real_now, wait != NULL && wait->is_outside ? wait->real_us : us),
        // A sleep is none: the call that was to wait in slices was rejected.
        .is_slice = self->next_wait_is_slice && wait != NULL && !realtime,
        .calls = driver_calls(),
    };
    self->next_wait_is_slice = false;
    // A sleep never is.
    self->waits_whole = self->next_wait_is_whole && wait != NULL;
    self->next_wait_is_whole = false;
    return waiter;
}

bool clock_wait_for(const clock_wait_t *wait, int32_t milli_sec) {
    waiter_t waiter = new_waiter(wait, milli_sec < 0 ? CLOCK_NEVER : (uint64_t)milli_sec * 1000);
    if (realtime) {
        run_due();
    }
    if (is_ready(&waiter)) {
        return true;
    }
    if (milli_sec == 0) {
        poll_once(wait);
        return false;
    }
    do {
        wait_turn(&waiter);
        // Another thread may have had its turn first.
    } while (!is_ready(&waiter) && !has_ended(&waiter) && !is_interrupted(waiter.turn));
    return is_ready(&waiter);
}

void clock_sleep_us(uint64_t us) {
    waiter_t waiter = new_waiter(NULL, us);
    while (!has_ended(&waiter) && !is_interrupted(waiter.turn)) {
        wait_turn(&waiter);
    }
}

void clock_next_wait_is_whole(void) {
    turns_mine()->next_wait_is_whole = true;
}

void clock_next_wait(bool is_slice) {
    turns_mine()->next_wait_is_slice = is_slice;
}

bool clock_yield(void) {
    if (clock_work_left <= 0) {
        clock_charge_ns(work_ns());
    }
    if (realtime) {
        run_due();
    } else {
        pay(turns_mine());
    }
    queue_ready();
    bool any_ready = turns_any_queued();
    if (any_ready) {
        turns_queue(turns_mine());
        turns_pass();
    }
    begin_turn();
    return any_ready;
}

void clock_without(void (*work)(void *context), void *context, uint32_t turns) {
    turn_t *self = turns_mine();
    while (turns > 0 && !realtime && clock_yield()) {
        turns--;
    }
    if (!realtime && waiters != NULL && program != NULL) {
        program->on_standing();
    }
    self->is_outside = true;
    outside++;
    turns_without(work, context);
    outside--;
    self->is_outside = false;
    begin_turn();
}

void clock_ignore_outside(bool ignore) {
    ignores_outside = ignore;
}

void clock_abandon(turn_t *turn) {
    for (waiter_t **link = &waiters; *link != NULL; link = &(*link)->next) {
        if ((*link)->turn == turn) {
            *link = (*link)->next;
            break;
        }
    }
    outside -= turn->is_outside;
    turn->is_outside = false;
    turns_abandon(turn);
}
