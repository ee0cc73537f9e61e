// SPDX-License-Identifier: MIT
// The board around the engine from one soft reset to the next: video buffers,
// camera, and what a script has done that is not the engine's doing.
#ifndef FUZZ_BOARD_H
#define FUZZ_BOARD_H

#include <stdbool.h>

#include "mpp.h"

// Picture sizes, as the fuzzer chooses them; the first ones are small and right.
typedef struct {
    int32_t width;
    int32_t height;
} size_choice_t;

extern const size_choice_t picture_sizes[];
#define PICTURE_SIZES (8)

typedef struct {
    // In generation A, media.init() has made the common pools; in B, the VB is there.
    bool is_media_up;
    // Faults were asked for: calls may fail that otherwise never do.
    bool has_faults;
    // More than one call may fail.
    bool has_many_faults;
    // One of them keeps the engine from giving packs back.
    bool may_keep_packs;
    // One of them says of a thing that is there that it is not.
    bool has_lied;
    // Raw calls were made on the channel, so the engine does not know how it stands.
    bool is_raw[VENC_MAX_CHN_NUMS];
    bool any_raw;
    // A pool was destroyed by a raw call: its number may be another's now.
    bool is_pool_gone;
} board_t;

extern board_t board;

void board_begin(void);
// MediaManager.init(); false where there is no memory.
bool board_media_init(void);
// A soft reset as the board does it, with everything that has to be true then.
// `in_faults`: the faults go on while the finalisers run.
void board_end(bool in_faults);

// The script's picture in media memory: made at its first use.
k_video_frame_info board_picture(const size_choice_t *size);
// Mappings that are not the engine's.
unsigned int board_mappings(void);

#endif // FUZZ_BOARD_H
