// SPDX-License-Identifier: MIT
// The MPP's video buffers at boot and at the soft reset.
#ifndef VIDEO_BUFFERS_H
#define VIDEO_BUFFERS_H

// Initialises the video buffers, as generation B's firmware does. In generation A the script's MediaManager does it.
void video_buffers_boot(void);

// Releases the video buffers; reports on stderr when blocks are still outstanding.
void video_buffers_exit(void);

#endif // VIDEO_BUFFERS_H
