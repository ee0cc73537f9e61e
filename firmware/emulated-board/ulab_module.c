// SPDX-License-Identifier: MIT
// micropython-ulab as the module _ulab: the package ulab, in Python, is over it. Only
// programs that are built with ULAB have this file.
#include "py/obj.h"

#undef MP_REGISTER_MODULE
#define MP_REGISTER_MODULE(name, module)
#include "ulab.c"
#undef MP_REGISTER_MODULE

// The build reads the name of the module from the preprocessed text.
#ifndef NO_QSTR
#define MP_REGISTER_MODULE(name, module)
#endif
MP_REGISTER_MODULE(MP_QSTR__ulab, ulab_user_cmodule);
