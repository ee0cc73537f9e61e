// SPDX-License-Identifier: MIT
// The display at the soft reset.
#ifndef DISPLAY_RESET_H
#define DISPLAY_RESET_H

// Stops the display and releases its memory. Before binds and video buffers go: what is on the display is the picture
// to keep.
void display_reset(void);

#endif // DISPLAY_RESET_H
