// SPDX-License-Identifier: MIT
// Turns over semaphores; see turns.h.
#include "turns.h"

#include <errno.h>
#include <pthread.h>
#include <stddef.h>
#include <time.h>

// POSIX waits for a semaphore by the wall clock, which can jump, so waits are short.
#define LONGEST_WAIT_US (100000)

// Guards the queue, `holder` and `has_news`. What only the holder touches needs no guard.
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static turn_t *holder;
// A thread was woken while another one had the turn.
static bool has_news;
static turn_t *first;
static turn_t **last = &first;

static turns_settle_t settle;
static turns_waiting_t waiting;

static __thread turn_t *mine;
static __thread turn_t guest;

void turns_set_settle(turns_settle_t function) {
    settle = function;
}

void turns_set_waiting(turns_waiting_t function) {
    waiting = function;
}

static uint64_t clock_us(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return (uint64_t)now.tv_sec * 1000000 + (uint64_t)now.tv_nsec / 1000;
}

uint64_t turns_real_us(void) {
    return clock_us(CLOCK_MONOTONIC);
}

turn_t *turns_mine(void) {
    if (mine == NULL) {
        mine = &guest;
        sem_init(&guest.wake, 0, 0);
    }
    return mine;
}

bool turns_have(void) {
    return holder == turns_mine();
}

void turns_wake(turn_t *turn) {
    sem_post(&turn->wake);
}

// The lock is held.
static void enqueue(turn_t *turn) {
    if (turn->is_queued) {
        return;
    }
    turn->is_queued = true;
    turn->next = NULL;
    *last = turn;
    last = &turn->next;
}

static void dequeue(turn_t *turn) {
    turn_t **link = &first;
    while (*link != NULL && *link != turn) {
        link = &(*link)->next;
    }
    if (*link == NULL) {
        return;
    }
    *link = turn->next;
    if (last == &turn->next) {
        last = link;
    }
    turn->is_queued = false;
}

void turns_queue(turn_t *turn) {
    pthread_mutex_lock(&lock);
    enqueue(turn);
    pthread_mutex_unlock(&lock);
}

bool turns_any_queued(void) {
    pthread_mutex_lock(&lock);
    bool any = first != NULL;
    pthread_mutex_unlock(&lock);
    return any;
}

// The first of the queue gets the turn, or nobody. False when nobody would, but there is news, which has to be settled.
static bool pass_to_first(turn_t **next) {
    pthread_mutex_lock(&lock);
    *next = first;
    bool is_settled = first != NULL || !has_news;
    has_news = false;
    if (is_settled) {
        holder = first;
    }
    if (first != NULL) {
        dequeue(first);
    }
    pthread_mutex_unlock(&lock);
    return is_settled;
}

static void wait_until(turn_t *self, uint64_t real_us) {
    if (real_us == TURNS_NEVER) {
        sem_wait(&self->wake);
        return;
    }
    uint64_t now = turns_real_us();
    uint64_t left = real_us > now ? real_us - now : 0;
    uint64_t until = clock_us(CLOCK_REALTIME) + (left < LONGEST_WAIT_US ? left : LONGEST_WAIT_US);
    struct timespec at = { .tv_sec = (time_t)(until / 1000000), .tv_nsec = (long)(until % 1000000) * 1000 };
    sem_timedwait(&self->wake, &at);
}

// Waits until the thread has the turn, or the machine's time. A turn that nobody has is taken: its new holder finds out
// who is ready. False when it was taken so.
static bool wait_for_turn(turn_t *self, uint64_t real_us) {
    for (;;) {
        wait_until(self, real_us);
        if (self->is_abandoned) {
            pthread_exit(NULL);
        }
        pthread_mutex_lock(&lock);
        bool given = holder == self;
        bool taken = holder == NULL;
        if (taken) {
            holder = self;
        }
        // The holder looks at the time and at the threads before it passes the turn on; it may have done so already.
        has_news = has_news || !(given || taken);
        pthread_mutex_unlock(&lock);
        if (given || taken) {
            return given;
        }
        real_us = TURNS_NEVER;
    }
}

// The address is below the frames of all callers. Their registers are in them or in `registers`.
__attribute__((noinline)) static void keep_stack(turn_t *self) {
    setjmp(self->registers);
    self->stack = __builtin_frame_address(0);
}

void turns_pass(void) {
    turn_t *self = turns_mine();
    keep_stack(self);
    for (;;) {
        uint64_t until;
        turn_t *next;
        do {
            until = settle();
        } while (!pass_to_first(&next));
        if (next == self) {
            return;
        }
        if (next != NULL) {
            turns_wake(next);
            until = TURNS_NEVER;
        }
        if (wait_for_turn(self, until)) {
            return;
        }
    }
}

void turns_take(void) {
    turn_t *self = turns_mine();
    pthread_mutex_lock(&lock);
    bool is_free = holder == NULL;
    if (is_free) {
        holder = self;
    } else {
        enqueue(self);
    }
    pthread_mutex_unlock(&lock);
    if (!is_free && !wait_for_turn(self, TURNS_NEVER)) {
        pthread_mutex_lock(&lock);
        dequeue(self);
        pthread_mutex_unlock(&lock);
    }
}

void turns_release(void) {
    turn_t *keeper;
    turn_t *next;
    do {
        keeper = settle() == TURNS_NEVER ? NULL : waiting();
    } while (!pass_to_first(&next));
    if (next != NULL || keeper != NULL) {
        turns_wake(next != NULL ? next : keeper);
    }
}

void turns_without(void (*work)(void *context), void *context) {
    keep_stack(turns_mine());
    turns_release();
    work(context);
    turns_take();
}

static void make_member(turn_t *turn) {
    sem_init(&turn->wake, 0, 0);
    turn->is_member = true;
}

void turns_join(turn_t *turn) {
    make_member(turn);
    mine = turn;
    turns_take();
}

void turns_add(turn_t *turn) {
    make_member(turn);
    turns_queue(turn);
}

void turns_begin(turn_t *turn) {
    mine = turn;
    if (!wait_for_turn(turn, TURNS_NEVER)) {
        pthread_mutex_lock(&lock);
        dequeue(turn);
        pthread_mutex_unlock(&lock);
    }
}

void turns_leave(void) {
    turns_release();
}

void turns_abandon(turn_t *turn) {
    pthread_mutex_lock(&lock);
    dequeue(turn);
    pthread_mutex_unlock(&lock);
    turn->is_abandoned = true;
    turns_wake(turn);
}
