// SPDX-License-Identifier: MIT
// The MPP's video buffers over the life of the board.
#ifndef VIDEO_BUFFERS_H
#define VIDEO_BUFFERS_H

// Generation B's firmware sets them up at boot; in generation A the script's MediaManager does.
void video_buffers_boot(void);

// The end of a script or a soft reset; says on stderr when blocks are still held.
void video_buffers_exit(void);

#endif // VIDEO_BUFFERS_H
