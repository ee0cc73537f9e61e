// SPDX-License-Identifier: MIT
// The board from one soft reset to the next: video buffers, camera, and the
// effects of a script's raw calls.
#ifndef FUZZ_BOARD_H
#define FUZZ_BOARD_H

#include <stdbool.h>
#include <stdint.h>

#include "mpp.h"

// Frame sizes that the fuzzer chooses from; the first ones are small and valid.
typedef struct {
    int32_t width;
    int32_t height;
} size_choice_t;

extern const size_choice_t frame_sizes[];
#define FRAME_SIZES (8)

typedef struct {
    // Generation A: media.init() has created the common pools. Generation B: the VB is initialised.
    bool is_media_up;
    // Faults were added: any call may fail.
    bool has_faults;
    // More than one call may fail.
    bool has_many_faults;
    // A fault may make release_stream fail.
    bool may_reject_release;
    // A fault returns UNEXIST for something that exists.
    bool has_wrong_unexist;
    // Raw calls were made on the channel: the engine's state may differ from the driver's.
    bool is_raw[VENC_MAX_CHN_NUMS];
    bool any_raw;
    // A raw call destroyed a pool: its id may be reused.
    bool is_pool_gone;
} board_t;

extern board_t board;

void board_begin(void);
// MediaManager.init(); false if out of memory.
bool board_media_init(void);
// A soft reset as on the board, then checks the engine and the driver.
// `with_faults`: pending faults stay active while the finalisers run.
void board_end(bool with_faults);

// The script's frame in media memory, allocated at its first use.
k_video_frame_info board_frame(const size_choice_t *size);
// The number of mappings that are not the engine's.
unsigned int board_mapping_count(void);

#endif // FUZZ_BOARD_H
