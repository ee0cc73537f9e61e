// SPDX-License-Identifier: MIT
// Gets packs of a channel, for the calls of an Encoder and for iterations.
#ifndef VENCODER_ACCESS_H
#define VENCODER_ACCESS_H

#include "vencoder_channel.h"

// GetStream of the channel.
// The order of the arguments is that of vencoder_get_stream(), which therefore only jumps here.
bool vencoder_get_packs(const void *encoder, vencoder_channel_t *channel, vencoder_stream_data_t *holder, vencoder_stream_data_lists_t *lists, int32_t timeout, const binding_gil_t *gil, binding_progress_t *progress, binding_result_t *result);

#endif // VENCODER_ACCESS_H
