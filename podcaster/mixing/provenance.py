"""Content Credentials (C2PA 2): a signed manifest in an MP3 says that its voices are synthetic.

The manifest is in a GEOB frame at the end of the tag. c2pa's own writer would turn the tag into ID3v2.4, in which some
players lose the chapters. So the frame is written here, and c2pa only makes and signs the manifest: functions of its C
interface (c2pa.h) that its Python classes do not offer. The hash covers the whole file except the manifest.
"""

import ctypes
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from podcaster.errors import MixingError, SetupError
from podcaster.version import install_advice, podcaster_version

EXTRA = "provenance"
SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
"""IPTC's digital source type of media that a trained model made."""
MEDIA_TYPE = b"application/x-c2pa-manifest-store"
_FRAME_TEXT = b"\0" + MEDIA_TYPE + b"\0c2pa\0c2pa manifest store\0"
"""Content of the GEOB frame before the manifest: encoding, media type, file name, description (ID3v2.3, 4.16)."""
_MANIFEST = b"application/c2pa"
_HEAD_BYTES = 10
"""Length of the header of a tag, and of a frame."""
_Out = ctypes.POINTER(ctypes.c_ubyte)


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """With what manifests are signed. The files are PEM."""

    certificate: Path
    """The signer's certificate, and those above it."""
    key: Path
    """The signer's private key, in PKCS #8."""


def check_provenance() -> None:
    """SetupError when c2pa is not installed."""
    _c2pa()


def sign_mp3(path: Path, title: str, credentials: Credentials) -> None:
    """Put a signed manifest into the tag of an MP3. Raises MixingError when the key or the certificate can't be used,
    and SetupError without c2pa."""
    data = path.read_bytes()
    frames_end, tag_end = _tag_ends(data)
    manifest = _Signing(title, credentials)
    body = _FRAME_TEXT + manifest.placeholder
    frame = b"GEOB" + len(body).to_bytes(4, "big") + b"\0\0" + body
    frames = data[_HEAD_BYTES:frames_end] + frame
    start, length = _HEAD_BYTES + len(frames) - len(manifest.placeholder), len(manifest.placeholder)
    before = data[:6] + _syncsafe(len(frames)) + frames[:-length]
    signed = manifest.signed(start, hashlib.sha256(before + data[tag_end:]).digest())
    path.write_bytes(before + signed + data[tag_end:])


def provenance_of(path: Path) -> tuple[bool, str] | None:
    """Whether the manifest of an MP3 is valid, and its digital source type; None for a file without a manifest. A
    signer whom c2pa does not know is no fault. SetupError without c2pa."""
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
        if head[:3] != b"ID3" or len(head) < _HEAD_BYTES or MEDIA_TYPE not in file.read(_from_syncsafe(head[6:10])):
            return None
    c2pa = _c2pa()
    try:
        with c2pa.Reader(str(path)) as reader:
            told = json.loads(reader.json())
    except c2pa.C2paError:
        return False, ""
    manifest = told["manifests"][told["active_manifest"]]
    actions = [action for one in manifest["assertions"] for action in one["data"].get("actions", ())]
    sources = [action["digitalSourceType"] for action in actions if "digitalSourceType" in action]
    return told["validation_state"] != "Invalid", sources[0] if sources else ""


class _Signing:
    """One manifest on its way: its placeholder first, then the signed manifest of the same length."""

    def __init__(self, title: str, credentials: Credentials) -> None:
        c2pa = _c2pa()
        self._library = c2pa.c2pa._lib  # the C interface is public, its name in Python is not
        try:
            certificate, key = credentials.certificate.read_bytes(), credentials.key.read_bytes()
        except OSError as error:
            raise _unusable(credentials, error.strerror or str(error)) from error
        self._credentials = credentials
        algorithm = _algorithm(key, credentials)
        info = c2pa.C2paSignerInfo(alg=algorithm, sign_cert=certificate, private_key=key, ta_url=None)
        self._signer = self._call("c2pa_signer_from_info", ctypes.c_void_p, ctypes.byref(info))
        manifest = json.dumps(_manifest(title)).encode()
        self._builder = self._call("c2pa_builder_from_json", ctypes.c_void_p, ctypes.c_char_p(manifest))
        reserved = self._call("c2pa_signer_reserve_size", ctypes.c_int64, self._signer)
        self.placeholder = self._bytes(
            "c2pa_builder_data_hashed_placeholder", self._builder, ctypes.c_size_t(reserved), ctypes.c_char_p(_MANIFEST)
        )

    def signed(self, start: int, digest: bytes) -> bytes:
        """The signed manifest for a file with this SHA-256 digest, in which the manifest starts at a byte."""
        exclusion = {"start": start, "length": len(self.placeholder)}
        told = {"exclusions": [exclusion], "name": "jumbf manifest", "alg": "sha256", "hash": list(digest), "pad": []}
        made = self._bytes(
            "c2pa_builder_sign_data_hashed_embeddable",
            self._builder,
            self._signer,
            ctypes.c_char_p(json.dumps(told).encode()),
            ctypes.c_char_p(_MANIFEST),
            ctypes.c_void_p(None),
        )
        if len(made) != len(self.placeholder):
            raise _unusable(self._credentials, "the manifest has another length than its placeholder")
        return made

    def _bytes(self, name: str, *arguments: Any) -> bytes:
        out = _Out()
        length = self._call(name, ctypes.c_int64, *arguments, ctypes.byref(out))
        return bytes(out[:length])

    def _call(self, name: str, result: Any, *arguments: Any) -> Any:
        """Call a function of the library. It tells a failure by nothing, or by a negative number."""
        function: Callable[..., Any] = ctypes.CFUNCTYPE(result)(self._address(name))
        made = function(*arguments)
        if not made or (result is ctypes.c_int64 and made < 0):
            why = ctypes.CFUNCTYPE(ctypes.c_char_p)(self._address("c2pa_error"))() or b""
            raise _unusable(self._credentials, why.decode("utf-8", "replace"))
        return ctypes.c_void_p(made) if result is ctypes.c_void_p else made

    def _address(self, name: str) -> int:
        return ctypes.cast(getattr(self._library, name), ctypes.c_void_p).value or 0


def _manifest(title: str) -> dict[str, object]:
    created = {"action": "c2pa.created", "digitalSourceType": SOURCE_TYPE}
    return {
        "claim_generator_info": [{"name": "podcaster", "version": podcaster_version()}],
        "title": title,
        "format": "audio/mpeg",
        "assertions": [{"label": "c2pa.actions", "data": {"actions": [created]}}],
    }


def _algorithm(key: bytes, credentials: Credentials) -> bytes:
    """C2PA's name of the signature algorithm for a private key."""
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        private = load_pem_private_key(key, None)
    except (ValueError, TypeError) as error:
        raise _unusable(credentials, "the key is no private key in PEM without a password") from error
    if isinstance(private, ec.EllipticCurvePrivateKey):
        return {256: b"es256", 384: b"es384", 521: b"es512"}.get(private.curve.key_size, b"es256")
    if isinstance(private, ed25519.Ed25519PrivateKey):
        return b"ed25519"
    if isinstance(private, rsa.RSAPrivateKey):
        return b"ps256"
    raise _unusable(credentials, "C2PA signs with keys of the kinds EC, Ed25519 and RSA")


def _tag_ends(data: bytes) -> tuple[int, int]:
    """Where the frames of an ID3v2.3 tag end, and where the tag ends with its padding."""
    tag_end = _HEAD_BYTES + _from_syncsafe(data[6:10])
    at = _HEAD_BYTES
    while at + _HEAD_BYTES <= tag_end and data[at]:
        at += _HEAD_BYTES + int.from_bytes(data[at + 4 : at + 8], "big")
    return at, tag_end


def _syncsafe(size: int) -> bytes:
    return bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))


def _from_syncsafe(size: bytes) -> int:
    return sum((byte & 0x7F) << shift for byte, shift in zip(size, (21, 14, 7, 0), strict=True))


def _unusable(credentials: Credentials, why: str) -> MixingError:
    advice = "give a certificate chain and its key, both in PEM, in [provenance] of podcaster.toml"
    return MixingError(f"the episode can't be signed ({why})", where=str(credentials.certificate), advice=advice)


def _c2pa() -> Any:
    try:
        import c2pa
    except ImportError as error:
        raise SetupError(f"signing needs the extra `{EXTRA}`", advice=install_advice(EXTRA)) from error
    return c2pa
