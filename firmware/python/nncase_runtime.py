# SPDX-License-Identifier: MIT
# Stand-in for CanMV's nncase_runtime. There is no KPU: calls that need it raise. With
# --kpu blind any model "runs": its outputs are zeros.
import json
import kpu_option

# A blind model's outputs, as many as public models have, unless PATH.json says how many and which shapes.
_OUTPUTS = const(12)
_OUTPUT_SHAPE = (1, 256)

# Canaan's models whose users need other shapes, by a part of their name.
_KNOWN = {
    # Features and state; it returns a new state.
    "kws": {"inputs": [[1, 30, 40], [1, 256, 105]]},
    "ocr_det": {"outputs": [[1, 4, 4, 2]]},
}


class interp_method:
    tf_nearest = 0
    tf_bilinear = 1
    cv2_nearest = 2
    cv2_bilinear = 3


class interp_mode:
    none = 0
    align_corner = 1
    half_pixel = 2


class ai2d_format:
    YUV420_NV12 = 0
    YUV420_NV21 = 1
    YUV420_I420 = 2
    NCHW_FMT = 3
    RGB_packed = 4
    RAW16 = 5


class runtime_tensor:
    def __init__(self, array):
        self._array = array

    def to_numpy(self):
        return self._array.copy()


def from_numpy(array):
    return runtime_tensor(array)


def shrink_memory_pool():
    pass


def version():
    return "none (emulated board without a KPU)"


def _zeros(shape):
    from ulab import numpy

    return runtime_tensor(numpy.zeros(tuple(shape), dtype=numpy.float))


# {"inputs": [[1, 3, 320, 320]], "outputs": [[1, 84, 2100]]} in the file PATH.json, if there is one.
def _shapes_beside(path):
    try:
        with open(path + ".json") as file:
            return json.load(file)
    except OSError:
        return _known_shapes(path)


def _known_shapes(path):
    name = path.rsplit("/", 1)[-1]
    for part in _KNOWN:
        if part in name:
            return _KNOWN[part]
    return {}


def _size_of(shape):
    size = 4
    for count in shape:
        size *= count
    return size


class kpu:
    def __init__(self):
        self._inputs = {}
        self._outputs = {}
        self._shapes = None

    # A path that no file has is accepted, too: the model is not read.
    def load_kmodel(self, model):
        kpu_option.require("nncase_runtime.kpu.load_kmodel")
        shapes = _shapes_beside(model) if isinstance(model, str) else {}
        self._shapes = (shapes.get("inputs"), shapes.get("outputs"))

    def _require_model(self, name):
        kpu_option.require("nncase_runtime.kpu." + name)
        if self._shapes is None:
            raise RuntimeError("KPU run failed: call load_kmodel() first")

    def run(self):
        self._require_model("run")

    def inputs_size(self):
        self._require_model("inputs_size")
        return len(self._shapes[0] or [None])

    def outputs_size(self):
        self._require_model("outputs_size")
        return len(self._shapes[1]) if self._shapes[1] else _OUTPUTS

    def _desc(self, shape):
        return {"tensor_datatype": "dt_float32", "tensor_start": 0, "tensor_size": _size_of(shape)}

    def _input_shape(self, index):
        return self._shapes[0][index] if self._shapes[0] else (1, 3, 320, 320)

    # A model that returns a state has as many outputs as inputs, each of the shape of its input.
    def _output_shape(self, index):
        if self._shapes[1]:
            return self._shapes[1][index]
        if len(self._inputs) > 1 and index in self._inputs:
            return self._inputs[index]._array.shape
        return _OUTPUT_SHAPE

    def inputs_desc(self, index):
        self._require_model("inputs_desc")
        return self._desc(self._input_shape(index))

    def outputs_desc(self, index):
        self._require_model("outputs_desc")
        return self._desc(self._output_shape(index))

    def set_input_tensor(self, index, tensor):
        self._require_model("set_input_tensor")
        self._inputs[index] = tensor

    def get_input_tensor(self, index):
        self._require_model("get_input_tensor")
        return self._inputs.get(index) or _zeros(self._input_shape(index))

    def set_output_tensor(self, index, tensor):
        self._require_model("set_output_tensor")
        self._outputs[index] = tensor

    def get_output_tensor(self, index):
        self._require_model("get_output_tensor")
        return self._outputs.get(index) or _zeros(self._output_shape(index))

    # Scripts call it.
    def __del__(self):
        self._inputs = {}
        self._outputs = {}


class ai2d_builder:
    def __init__(self):
        pass

    # The output stays as it is.
    def run(self, inputs, outputs):
        kpu_option.require("nncase_runtime.ai2d_builder.run")

    def release(self):
        pass


class ai2d:
    def build(self, input_shape, output_shape):
        kpu_option.require("nncase_runtime.ai2d.build")
        if len(input_shape) != 4 or len(output_shape) != 4:
            raise ValueError("ai2d.build: a shape has four sizes")
        return ai2d_builder()

    def set_dtype(self, src_format, dst_format, src_type, dst_type):
        pass

    def set_crop_param(self, flag, start_x, start_y, width, height):
        pass

    def set_shift_param(self, flag, shift_value):
        pass

    def set_pad_param(self, flag, paddings, pad_mode, pad_value):
        pass

    def set_resize_param(self, flag, interp_method, interp_mode):
        pass

    def set_affine_param(self, flag, interp_method, cord_round, bound_ind, bound_val, bound_smooth, M):
        pass
