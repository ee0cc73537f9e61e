# mpp
