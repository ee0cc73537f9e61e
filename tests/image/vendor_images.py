# SPDX-License-Identifier: MIT
# Packs a program and creates an image with the SDK's own tools: SDK IMAGES PROGRAM [CONFIG OUT].
# The libraries for encryption and signatures that they import are mocked, because nothing is encrypted or signed.

import pathlib
import sys
from unittest.mock import MagicMock

for name in ("Crypto", "Crypto.Cipher", "Crypto.PublicKey", "Crypto.Signature", "Crypto.Hash", "gmssl", "gmssl.sm4"):
    sys.modules[name] = MagicMock()

sdk, images, program = sys.argv[1:4]
sys.path.insert(0, sdk + "/tools")

import genimage_py
import image_tools


def pack(folder):
    packed = image_tools.K230PrivGzip().compress_file(program, str(folder / "program.gz"))
    image = str(folder / "program.img")
    # As in the SDK's gen_image_rtapp.py.
    image_tools.MkImage().create_image(
        [packed], image, "riscv", "u-boot", "firmware", "gzip", "0x00000000", "0x00000000", "rtapp"
    )
    (folder / "rtapp").mkdir(exist_ok=True)
    if not image_tools.generate_k230_image(image, str(folder / "rtapp" / "rtapp.elf.gz")):
        sys.exit("the SDK's tools failed to pack the program")


pack(pathlib.Path(images))
if len(sys.argv) > 4:
    genimage_py.GenImageTool(images, sys.argv[5], sys.argv[4]).run()
