"""The device of studio voices: the processor, or a GPU where onnxruntime has one that works; no machine here has one."""

from pathlib import Path

import pytest

pytest.importorskip("onnxruntime", reason="the extra `natural` is not installed")
import pyttsx3

from podcaster import Settings
from podcaster.casting import Cast
from podcaster.errors import SetupError, UsageError
from podcaster.recording import Studio, studio
from podcaster.recording.engines import device, kokoro
from podcaster.recording.engines.device import CPU_PROVIDER, provider_for, runtime_version, works
from podcaster.show.settings import load_settings


@pytest.fixture(autouse=True)
def no_gpu(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without a package for GPUs."""
    monkeypatch.setattr(device, "_GPU_PACKAGES", ())
    device._gpu_provider.cache_clear()


def cast_of(name: str) -> Cast:
    return Cast(narrator=next(voice for voice in Settings().voices if voice.name == name), roles=())


def test_without_a_gpu_the_processor_renders() -> None:
    """A GPU that was asked for is an error of one line."""
    assert provider_for("cpu") == provider_for("auto") == CPU_PROVIDER
    with pytest.raises(SetupError, match=r"^the installed onnxruntime offers no GPU that works: install onnxruntime-gpu in the place") as caught:
        provider_for("gpu")
    assert "\n" not in str(caught.value)


def test_a_device_is_tried_before_it_is_used() -> None:
    """onnxruntime itself falls back to the processor, with a warning only."""
    assert works(CPU_PROVIDER)
    assert not works("CUDAExecutionProvider")


def test_the_first_device_that_works_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a package for GPUs is installed; the processor stands for the GPU here."""
    monkeypatch.setattr(device, "_GPU_PACKAGES", ("onnxruntime",))
    monkeypatch.setattr(device, "_GPU_PROVIDERS", ("CUDAExecutionProvider", CPU_PROVIDER))
    assert provider_for("gpu") == CPU_PROVIDER
    assert runtime_version().startswith("onnxruntime 1.")


def test_the_device_is_in_the_key_and_a_gpu_has_one_process(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Of engines that use it; takes of a processor keep their keys."""
    monkeypatch.setattr(kokoro, "version_of_sound", lambda: "kokoro 1")
    monkeypatch.setattr(kokoro, "most_processes", lambda: 8)
    monkeypatch.setattr(studio, "provider_for", lambda wanted: CPU_PROVIDER if wanted == "cpu" else "CUDAExecutionProvider")
    started = []
    monkeypatch.setattr(Studio, "_open_pool", lambda self, workers: started.append(workers) or _NoPool())
    versions = []
    for wanted in ("cpu", "gpu"):
        with Studio(booths=4, first_engine="kokoro", device=wanted) as opened:
            versions += opened.versions(cast_of("amber"))
            assert "CUDA" not in str(opened.versions(cast_of("heart")))
    assert versions[1] == f"{versions[0]}, CUDAExecutionProvider"
    assert started == [4, 1]


class _NoPool:
    workers = 0


def test_a_gpu_that_is_missing_matters_to_studio_voices_only() -> None:
    """A show of natural voices is built all the same."""
    with Studio(booths=1, first_engine="hibari", device="gpu") as opened:
        assert opened.versions(cast_of("heart"))
        with pytest.raises(SetupError, match="offers no GPU that works"):
            opened._uses_gpu("kokoro")


def test_the_settings_name_a_device(tmp_path: Path) -> None:
    """[sound] device: one of three."""
    (tmp_path / "podcaster.toml").write_text('[sound]\ndevice = "gpu"\n', encoding="utf-8")
    assert load_settings(tmp_path).device == "gpu"
    (tmp_path / "podcaster.toml").write_text('[sound]\ndevice = "tpu"\n', encoding="utf-8")
    with pytest.raises(UsageError, match=r"podcaster\.toml, line 2: device can't be 'tpu': choose auto or cpu or gpu"):
        load_settings(tmp_path)


def test_the_drivers_have_a_device() -> None:
    """A wrong name, or a GPU that is missing, is an error event; a small model does not mind."""
    import podcaster  # noqa: F401 - makes pyttsx3 find the drivers

    engine = pyttsx3.init("hibari")
    engine.proxy.setBusy(False)
    errors: list[Exception] = []
    token = engine.connect("error", lambda name, exception: errors.append(exception))
    engine.setProperty("device", "gpu")
    assert errors == []
    engine.setProperty("device", "tpu")
    engine.disconnect(token)
    assert str(errors[0]) == "there is no device 'tpu': choose auto or cpu or gpu"


@pytest.mark.long
def test_kokoro_keeps_the_device_that_works() -> None:
    """After a GPU that is missing was asked for, it still speaks."""
    if not kokoro.is_installed():
        pytest.skip("the extra `studio` is not installed")
    model = kokoro.Kokoro()
    with pytest.raises(SetupError, match="offers no GPU that works"):
        model.use("gpu")
    model.use("auto")
    assert len(model.say("Good evening.", "af_heart", 170).samples)
