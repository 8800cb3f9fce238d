"""The device that neural models run on: the processor, or a GPU if the installed onnxruntime offers one that works."""

import functools
import warnings
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Literal

from podcaster.errors import SetupError
from podcaster.version import install_advice

Device = Literal["auto", "cpu", "gpu"]
CPU_PROVIDER = "CPUExecutionProvider"
_GPU_PACKAGES = ("onnxruntime-gpu", "onnxruntime-directml", "onnxruntime-rocm", "onnxruntime-migraphx")
_GPU_PROVIDERS = ("CUDAExecutionProvider", "DmlExecutionProvider", "ROCMExecutionProvider", "MIGraphXExecutionProvider")
"""What onnxruntime calls a kind of GPU. The quickest is first."""
_SMALLEST_MODEL = bytes.fromhex(
    "08083a370a100a016112016222084964656e746974791201675a0f0a0161120a0a08080112040a020801620f0a0162120a0a08080112040a02"
    "080142040a00100d"
)
"""An ONNX model that returns its input."""


def runtime_version() -> str:
    """The package of onnxruntime that is installed, with its version. SetupError when there is none."""
    for package in (*_GPU_PACKAGES, "onnxruntime"):
        try:
            return f"{package} {version(package)}"
        except PackageNotFoundError:
            continue
    raise SetupError("onnxruntime is not installed", advice=install_advice("natural"))


def provider_for(device: Device) -> str:
    """onnxruntime's name of the device to use. SetupError when there is no GPU and the user wants one."""
    if device == "cpu":
        return CPU_PROVIDER
    found = _gpu_provider()
    if found is None and device == "gpu":
        advice = 'install onnxruntime-gpu in the place of onnxruntime, or set device = "auto"'
        raise SetupError("the installed onnxruntime offers no GPU that works", advice=advice)
    return found or CPU_PROVIDER


@functools.cache
def _gpu_provider() -> str | None:
    """The kind of GPU that onnxruntime can use here. Without one of the packages for GPUs, onnxruntime is not imported,
    since that takes time."""
    if not any(map(_is_installed, _GPU_PACKAGES)):
        return None
    import onnxruntime

    offered = onnxruntime.get_available_providers()
    return next((one for one in _GPU_PROVIDERS if one in offered and works(one)), None)


def _is_installed(package: str) -> bool:
    try:
        version(package)
    except PackageNotFoundError:
        return False
    return True


def works(provider: str) -> bool:
    """Whether onnxruntime runs a model on this kind of device. Where drivers are missing, it would use the processor
    without an error."""
    import onnxruntime

    options: Any = onnxruntime.SessionOptions()
    options.log_severity_level = 4
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            session: Any = onnxruntime.InferenceSession(_SMALLEST_MODEL, options, providers=[provider])
        except Exception:  # noqa: BLE001 - onnxruntime raises exceptions of many kinds
            return False
    return bool(session.get_providers()[0] == provider)
