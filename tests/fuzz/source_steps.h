// SPDX-License-Identifier: MIT
// Steps of the camera, and of time.
#ifndef FUZZ_SOURCE_STEPS_H
#define FUZZ_SOURCE_STEPS_H

void camera_bind(void);
void camera_unbind(void);
void camera_start(void);
void camera_stop(void);
void advance_time(void);

#endif // FUZZ_SOURCE_STEPS_H
