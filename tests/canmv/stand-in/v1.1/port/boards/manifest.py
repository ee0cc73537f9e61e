# SPDX-License-Identifier: MIT
package("mpp", base_path="../builtin_py")
package("media", base_path="../builtin_py")
