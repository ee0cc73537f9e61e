# SPDX-License-Identifier: MIT
# Variants of the program, for tests; the plain one has none of this.
#
#   SANITIZERS=address-undefined  ASan and UBSan with their runtimes, which need the system's C library and LINKAGE=
#   SANITIZERS=undefined-traps    UBSan without a runtime: what it finds is a trap
#   COVERAGE=1                    gcov's counters for the module's own sources: the system's C library and LINKAGE=
#
# VARIANT_CFLAGS and VARIANT_LDFLAGS are for the whole program, MODULE_CFLAGS for the module's objects,
# MICROPYTHON_CFLAGS for those of the tree.

# glibc's setjmp(), by which the garbage collector sees registers, mangles this one: no Python object may be in it.
KEPT_FRAME_POINTER = -fno-omit-frame-pointer

ifneq ($(SANITIZERS),)
COPT ?= -O1
# Findings have names and lines.
STRIP =
# What the module leaves unset is not zero by chance: the virtual MPP sees it.
MODULE_CFLAGS = -ftrivial-auto-var-init=pattern
# MicroPython copies nothing from NULL, as memcpy(to, NULL, 0), which C99 forbids and no C library minds.
MICROPYTHON_CFLAGS = -fno-sanitize=nonnull-attribute
endif

ifeq ($(SANITIZERS),address-undefined)
SANITIZERS_FLAGS = -fsanitize=address,undefined -fno-sanitize-recover=all
# nlr_push() in assembler returns twice, which the compiler does not know: ASan's use of the stack does not stand that.
VARIANT_CFLAGS = $(SANITIZERS_FLAGS) $(KEPT_FRAME_POINTER) -DMICROPY_NLR_SETJMP=1
VARIANT_LDFLAGS = $(SANITIZERS_FLAGS)
VARIANT_SRC_C = sanitizer_options.c
else ifeq ($(SANITIZERS),undefined-traps)
VARIANT_CFLAGS = -fsanitize=undefined -fsanitize-undefined-trap-on-error
else ifneq ($(SANITIZERS),)
$(error SANITIZERS=$(SANITIZERS): it is address-undefined or undefined-traps)
endif

ifdef COVERAGE
VARIANT_CFLAGS = $(KEPT_FRAME_POINTER)
VARIANT_LDFLAGS = --coverage
# Unoptimised, so that lines and branches are those of the source; atomic, because scripts have threads.
MODULE_CFLAGS = --coverage -fprofile-update=atomic -O0
endif
