// SPDX-License-Identifier: MIT
// Where pictures come from, and the time that they take.
#ifndef FUZZ_SOURCE_STEPS_H
#define FUZZ_SOURCE_STEPS_H

void camera_bind(void);
void camera_unbind(void);
void camera_start(void);
void camera_stop(void);
void let_time_pass(void);

#endif // FUZZ_SOURCE_STEPS_H
