// SPDX-License-Identifier: MIT
// A plugin of QEMU that counts executed instructions by address:
//
//   qemu-riscv64 -plugin instruction_counter.so,output=OUTPUT PROGRAM...
//
// OUTPUT gets a line "ADDRESS COUNT" for each block of instructions. No Debian package has QEMU's header, so this file
// declares the few functions that it uses; they are the same in each version of the interface (PLUGIN_VERSION).
#include <inttypes.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef uint64_t qemu_plugin_id_t;
struct qemu_plugin_tb;
struct qemu_info_t;

enum { QEMU_PLUGIN_CB_NO_REGS };

typedef void (*block_translated_t)(qemu_plugin_id_t id, struct qemu_plugin_tb *tb);
typedef void (*block_executed_t)(unsigned int vcpu, void *data);
typedef void (*ended_t)(qemu_plugin_id_t id, void *data);

void qemu_plugin_register_vcpu_tb_trans_cb(qemu_plugin_id_t id, block_translated_t callback);
void qemu_plugin_register_vcpu_tb_exec_cb(struct qemu_plugin_tb *tb, block_executed_t callback, int flags, void *data);
void qemu_plugin_register_atexit_cb(qemu_plugin_id_t id, ended_t callback, void *data);
size_t qemu_plugin_tb_n_insns(const struct qemu_plugin_tb *tb);
uint64_t qemu_plugin_tb_vaddr(const struct qemu_plugin_tb *tb);

__attribute__((visibility("default"))) int qemu_plugin_version = PLUGIN_VERSION;
__attribute__((visibility("default"))) int qemu_plugin_install(qemu_plugin_id_t id, const struct qemu_info_t *info, int argc, char **argv);

typedef struct block {
    struct block *next;
    uint64_t address;
    uint64_t instructions;
    uint64_t executions;
} block_t;

static block_t *blocks;
static char *output;

// Exact although it takes no lock: one thread of the emulated board runs at a time.
static void count(unsigned int vcpu, void *data) {
    (void)vcpu;
    ((block_t *)data)->executions++;
}

// QEMU translates under a lock.
static void translated(qemu_plugin_id_t id, struct qemu_plugin_tb *tb) {
    (void)id;
    block_t *block = malloc(sizeof(*block));
    if (block == NULL) {
        abort();
    }
    *block = (block_t){ .next = blocks, .address = qemu_plugin_tb_vaddr(tb), .instructions = qemu_plugin_tb_n_insns(tb) };
    blocks = block;
    qemu_plugin_register_vcpu_tb_exec_cb(tb, count, QEMU_PLUGIN_CB_NO_REGS, block);
}

static void write_counts(qemu_plugin_id_t id, void *data) {
    (void)id;
    (void)data;
    FILE *file = fopen(output, "w");
    if (file == NULL) {
        perror(output);
        return;
    }
    for (const block_t *block = blocks; block != NULL; block = block->next) {
        fprintf(file, "%" PRIx64 " %" PRIu64 "\n", block->address, block->instructions * block->executions);
    }
    fclose(file);
}

int qemu_plugin_install(qemu_plugin_id_t id, const struct qemu_info_t *info, int argc, char **argv) {
    (void)info;
    if (argc != 1 || strncmp(argv[0], "output=", 7) != 0) {
        fprintf(stderr, "instruction_counter: use output=OUTPUT\n");
        return -1;
    }
    output = strdup(argv[0] + 7);
    qemu_plugin_register_vcpu_tb_trans_cb(id, translated);
    qemu_plugin_register_atexit_cb(id, write_counts, NULL);
    return 0;
}
