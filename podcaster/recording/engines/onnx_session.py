"""Sessions of onnxruntime for small models, of which every booth has its own."""

from typing import Any


def open_session(model: str | bytes) -> Any:
    """A model from its path or content. It runs on one thread, since several processes run at once."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 4  # errors are raised too
    options.enable_cpu_mem_arena = False  # 40 MB less, as fast
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
