# This file is part of the k230 vencoder project, MIT licence.
#
# Stand-in for CanMV's package mpp: the same names over the virtual MPP.
from mpp.sys import *
from mpp.vb import *
from mpp.venc import *
from mpp.vicap import *
