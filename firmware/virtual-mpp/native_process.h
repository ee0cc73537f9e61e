// SPDX-License-Identifier: MIT
// A process of this machine that works for a program, over a stream socket: with this
// machine's instructions, also when QEMU runs the program. It ends when the program
// does, however that ends.
#ifndef VMPP_NATIVE_PROCESS_H
#define VMPP_NATIVE_PROCESS_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

// The program's side.
typedef struct {
    pid_t pid;
    int socket;
    // After a call that failed: a predicate of the process, such as "ended: signal 9".
    char problem[120];
} native_process_t;

// Starts `program SOCKET [MEMORY]`: numbers of open files. A negative `memory` is none.
bool native_process_start(native_process_t *process, const char *program, int memory);
// As above, with arguments between the program and the socket: a NULL at the end.
bool native_process_start_command(native_process_t *process, const char *const *command, int memory);
bool native_process_send(native_process_t *process, const void *data, size_t size);
// Sends an open file; the process gets a copy of the descriptor.
bool native_process_send_file(native_process_t *process, int file);
bool native_process_receive(native_process_t *process, void *data, size_t size);
// Waits for its end: the system may have no parent for it.
void native_process_stop(native_process_t *process);

// The process's side. These functions do not return when the program has ended.

// Closes all files but stderr, the socket and the memory (negative: none), and reports that the process runs.
void native_process_begin(int socket, int memory);
void native_process_get(int socket, void *data, size_t size);
// An open file that the program sent.
int native_process_get_file(int socket);
void native_process_put(int socket, const void *head, size_t head_size, const void *data, size_t size);

#endif // VMPP_NATIVE_PROCESS_H
