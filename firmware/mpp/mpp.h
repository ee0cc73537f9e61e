/*
 * This file is part of the k230 vencoder project, MIT licence.
 *
 * The MPP as the rest of the firmware sees it: the SDK's own headers where the
 * compiler finds them, the header generated from spec/mpp.ts elsewhere.
 */
#ifndef MPP_H
#define MPP_H

#if __has_include("mpi_venc_api.h")

#include "k_module.h"
#include "k_type.h"
#include "k_vb_comm.h"
#include "k_venc_comm.h"
#include "k_video_comm.h"
#include "mpi_sys_api.h"
#include "mpi_vb_api.h"
#include "mpi_venc_api.h"

// The SDK's headers carry no version: this macro came with private VB pools.
#ifdef VB_ALIGN_UP
#define MPP_GENERATION_B (1)
#else
#define MPP_GENERATION_A (1)
#endif

#else

#include "generated/mpp_abi.h"

#endif

#endif // MPP_H
