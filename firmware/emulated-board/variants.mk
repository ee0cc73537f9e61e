# SPDX-License-Identifier: MIT
# Variants of the program for tests; the default build uses none of them.
#
#   SANITIZERS=address-undefined  ASan and UBSan with their runtimes, which need the system's C library and LINKAGE=
#   SANITIZERS=undefined-traps    UBSan without a runtime: an error traps
#   COVERAGE=1                    gcov's counters for the module's own sources: the system's C library and LINKAGE=
#
# VARIANT_CFLAGS and VARIANT_LDFLAGS are for the whole program, MODULE_CFLAGS for the module's objects,
# MICROPYTHON_CFLAGS for those of the tree, HEAP_CFLAGS for its heap.

# The garbage collector reads registers by setjmp(), and glibc mangles this one: it must not hold a Python object.
KEPT_FRAME_POINTER = -fno-omit-frame-pointer

ifneq ($(SANITIZERS),)
COPT ?= -O1
# Keep symbols for reports.
STRIP =
# Memory that the module leaves unset is not zero, so that the virtual MPP notices.
MODULE_CFLAGS = -ftrivial-auto-var-init=pattern
# MicroPython calls memcpy(to, NULL, 0), which C99 forbids and C libraries accept.
MICROPYTHON_CFLAGS = -fno-sanitize=nonnull-attribute
endif

ifeq ($(SANITIZERS),address-undefined)
SANITIZERS_FLAGS = -fsanitize=address,undefined -fno-sanitize-recover=all
# nlr_push() in assembler returns twice, which the compiler does not know; this breaks ASan's use of the stack.
VARIANT_CFLAGS = $(SANITIZERS_FLAGS) $(KEPT_FRAME_POINTER) -DMICROPY_NLR_SETJMP=1
VARIANT_LDFLAGS = $(SANITIZERS_FLAGS)
VARIANT_SRC_C = sanitizer_options.c heap_guard.c
# heap_guard.c stands between the program and MicroPython's heap.
HEAP_FUNCTIONS = gc_init gc_collect_end gc_sweep_all gc_alloc gc_realloc gc_free gc_nbytes memset memcpy
HEAP_CFLAGS = -fno-sanitize=all $(foreach name,$(HEAP_FUNCTIONS),-D$(name)=plain_$(name))
else ifeq ($(SANITIZERS),undefined-traps)
VARIANT_CFLAGS = -fsanitize=undefined -fsanitize-undefined-trap-on-error
else ifneq ($(SANITIZERS),)
$(error SANITIZERS=$(SANITIZERS): must be address-undefined or undefined-traps)
endif

ifdef COVERAGE
VARIANT_CFLAGS = $(KEPT_FRAME_POINTER)
VARIANT_LDFLAGS = --coverage
# Unoptimised, so that lines and branches match the source; atomic, because scripts have threads.
MODULE_CFLAGS = --coverage -fprofile-update=atomic -O0
endif
