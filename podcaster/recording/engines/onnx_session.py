"""Sessions of onnxruntime for small models, of which every booth has its own."""

import ctypes
from contextlib import suppress
from typing import Any


def open_session(model: str | bytes) -> Any:
    """A model from its path or content. It runs on one thread, since several processes run at once."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 4  # errors are raised too
    options.enable_cpu_mem_arena = False  # 40 MB less, as fast
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def give_memory_back() -> None:
    """Return freed memory to the system. Without this, glibc's allocator keeps 40 MB more after every text."""
    with suppress(OSError, AttributeError):  # another C library
        ctypes.CDLL(None).malloc_trim(0)
