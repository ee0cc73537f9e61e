// SPDX-License-Identifier: MIT
/** The files of two modules over one ABI. */
import type { Emit } from '../../../../spec/vocabulary.js';
import type { Mjpeg } from './mjpeg.js';
import type { Vdecoder } from './vdecoder.js';

export type Targets = [
  Emit<'abi_check.h', 'generated/vpu_abi_check.h'>,
  Emit<'contract.h', 'generated/mjpeg_contract.h', Mjpeg>,
  Emit<'states.c', 'generated/mjpeg_states.c', Mjpeg>,
  Emit<'binding.c', 'generated/modmjpeg.c', Mjpeg>,
  Emit<'binding_sources.txt', 'generated/mjpeg_sources.txt', Mjpeg>,
  Emit<'facade.py', 'generated/media/mjpeg.py', Mjpeg>,
  Emit<'stubs.pyi', 'generated/media/mjpeg.pyi', Mjpeg>,
  Emit<'manual.md', 'generated/mjpeg.md', Mjpeg>,
  Emit<'contract.h', 'generated/vdecoder_contract.h', Vdecoder>,
  Emit<'states.c', 'generated/vdecoder_states.c', Vdecoder>,
  Emit<'binding.c', 'generated/modvdecoder.c', Vdecoder>,
  Emit<'binding_sources.txt', 'generated/vdecoder_sources.txt', Vdecoder>,
  Emit<'facade.py', 'generated/media/vdecoder.py', Vdecoder>,
  Emit<'stubs.pyi', 'generated/media/vdecoder.pyi', Vdecoder>,
  Emit<'manual.md', 'generated/vdecoder.md', Vdecoder>,
];
