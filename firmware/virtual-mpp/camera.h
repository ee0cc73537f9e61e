// SPDX-License-Identifier: MIT
// The camera as the driver's other files see it: a source of frames. Programs
// use virtual_camera.h.
#ifndef VMPP_CAMERA_H
#define VMPP_CAMERA_H

#include "bind.h"
#include "clock.h"
#include "y4m.h"

extern const clock_source_t camera_events;
extern const bind_source_t camera_frames;

// Plays `footage` from now on, or draws the test pattern when it has no file. Takes ownership of it and closes the
// previous one. The caller holds the lock.
void camera_play(const y4m_t *footage);

#endif // VMPP_CAMERA_H
