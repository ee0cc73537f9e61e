// SPDX-License-Identifier: MIT
// Steps that make MPP calls of the engine fail.
#ifndef FUZZ_FAULT_STEPS_H
#define FUZZ_FAULT_STEPS_H

void add_fault(void);
void clear_faults(void);

#endif // FUZZ_FAULT_STEPS_H
