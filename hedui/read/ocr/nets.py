"""The PP-OCR nets from RapidOCR's wheel, run by OpenVINO where it is faster, else by ONNX Runtime.

Only files that lie in the wheel are opened; nothing is ever downloaded. One thread a net: pages run side by side.
"""

from __future__ import annotations

import functools
import importlib.util
import threading
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Tensor = NDArray[np.float32]

_PACKAGE = "rapidocr"


class Net(Protocol):
    """A net with one input and one output. Calls from several threads run side by side."""

    def __call__(self, values: Tensor) -> Tensor: ...


class OnnxNet:
    """A net on ONNX Runtime, one thread a call, memory given back after each."""

    def __init__(self, path: Path) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.log_severity_level = 4
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        options.enable_mem_pattern = False
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_ALL
        self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        self._input = self._session.get_inputs()[0].name

    def __call__(self, values: Tensor) -> Tensor:
        output: Tensor = self._session.run(None, {self._input: values})[0]
        return output

    def characters(self) -> list[str]:
        """The alphabet that a recognition net carries in its metadata."""
        found: dict[str, str] = self._session.get_modelmeta().custom_metadata_map
        return found["character"].splitlines()


class OpenVinoNet:
    """A net on OpenVINO, one thread a call, not pinned to a processor."""

    def __init__(self, path: Path) -> None:
        import openvino

        core = openvino.Core()
        settings = {
            "INFERENCE_NUM_THREADS": 1,
            "NUM_STREAMS": 1,
            "ENABLE_CPU_PINNING": False,
            "PERFORMANCE_HINT": "LATENCY",
        }
        self._model = core.compile_model(core.read_model(path), "CPU", settings)
        self._local = threading.local()

    def __call__(self, values: Tensor) -> Tensor:
        request: Any = getattr(self._local, "request", None)
        if request is None:
            request = self._local.request = self._model.create_infer_request()
        request.infer([values], share_inputs=True)
        return np.array(request.get_output_tensor().data)


def folder() -> Path:
    """Where RapidOCR's wheel keeps its models. Raises ``ImportError`` where it is not installed."""
    spec = importlib.util.find_spec(_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ImportError(f"{_PACKAGE} is not installed")
    return Path(next(iter(spec.submodule_search_locations))) / "models"


def model(pattern: str) -> Path:
    """The model file whose name matches ``pattern``, the newest by name. Raises ``OSError`` where there is none."""
    found = sorted(folder().glob(pattern))
    if not found:
        raise OSError(f"no model {pattern} in {folder()}")
    return found[-1]


def version() -> str:
    """Of the wheel that the models come from."""
    return metadata.version(_PACKAGE)


@functools.cache
def has_openvino() -> bool:
    """Whether OpenVINO is installed (``pip install hedui[fast]``)."""
    return importlib.util.find_spec("openvino") is not None


@functools.cache
def has_bfloat16() -> bool:
    """Whether OpenVINO is installed and the processor computes in bfloat16."""
    if not has_openvino():
        return False
    import openvino

    return "BF16" in openvino.Core().get_property("CPU", "OPTIMIZATION_CAPABILITIES")


def detector(path: Path) -> Net:
    """A detection net: on OpenVINO three times as fast."""
    return OpenVinoNet(path) if has_openvino() else OnnxNet(path)


def recogniser(path: Path) -> Net:
    """A recognition net: on OpenVINO twice as fast in bfloat16, no faster and larger in memory without."""
    return OpenVinoNet(path) if has_bfloat16() else OnnxNet(path)


def runtimes() -> str:
    """What runs detection and recognition, for the engine's version."""
    names = ("onnxruntime", "openvino")
    return f"{names[has_openvino()]}/{names[has_bfloat16()]}"
