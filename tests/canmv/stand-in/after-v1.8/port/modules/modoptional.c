// SPDX-License-Identifier: MIT
// A module of the tree that the configuration turns off.
#error "the port compiles a module that is turned off"
