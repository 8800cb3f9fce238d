"""Content Credentials (C2PA 2): a signed manifest in an MP3, M4A or M4B says that its voices are synthetic.

In an MP4 file c2pa writes the manifest, as its second box. In an MP3 the manifest is in a GEOB frame at the end of the
tag. There c2pa's own writer would turn the tag into ID3v2.4, in which some players lose the chapters. So the frame is
written here, and c2pa only makes and signs the manifest: functions of its C interface (c2pa.h) that its Python classes
do not offer. The hash covers the whole file except the manifest. C2PA has no place for a manifest in an Ogg file.
"""

import ctypes
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from podcaster.errors import MixingError, SetupError, cause_of
from podcaster.mixing.episode import DigitalSource
from podcaster.mixing.episode_folder import M4A, M4B, MP3
from podcaster.system.record import Record
from podcaster.version import install_advice, podcaster_version

EXTRA = "provenance"
SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
"""The address below which IPTC's digital source types are."""
MEDIA_TYPE = b"application/x-c2pa-manifest-store"
_FRAME_TEXT = b"\0" + MEDIA_TYPE + b"\0c2pa\0c2pa manifest store\0"
"""Content of the GEOB frame before the manifest: encoding, media type, file name, description (ID3v2.3, 4.16)."""
_MANIFEST = b"application/c2pa"
_MP3_TYPE, _MP4_TYPE = "audio/mpeg", "audio/mp4"
_MP4_ENDINGS = (M4A, M4B)
_BOX_HEAD_BYTES = 8
_MP4_MANIFEST = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")
"""The id of the box with the manifest (C2PA 2.1, appendix A.5)."""
_HEAD_BYTES = 10
"""Length of the header of a tag, and of a frame."""
_Out = ctypes.POINTER(ctypes.c_ubyte)


class Credentials(Record, frozen=True, kw_only=True):
    """With what manifests are signed. The files are PEM."""

    certificate: Path
    """The signer's certificate, and those above it."""
    key: Path
    """The signer's private key, in PKCS #8."""


def check_provenance() -> None:
    """SetupError when c2pa is not installed."""
    _c2pa()


def sign(path: Path, title: str, credentials: Credentials, source: DigitalSource) -> None:
    """Sign an audio file in a format that can be signed; another one stays as it is. Raises MixingError when the key or
    the certificate can't be used, and SetupError without c2pa."""
    if path.suffix == MP3:
        sign_mp3(path, title, credentials, source)
    elif path.suffix in _MP4_ENDINGS:
        _sign_mp4(path, title, credentials, source)


def _sign_mp4(path: Path, title: str, credentials: Credentials, source_type: DigitalSource) -> None:
    c2pa = _c2pa()
    signed = path.with_name(f"signed-{path.name}")
    certificate, key = _read(credentials)
    info = c2pa.C2paSignerInfo(
        alg=_algorithm(key, credentials), sign_cert=certificate, private_key=key, ta_url=None
    )
    try:
        manifest = json.dumps(_manifest(title, _MP4_TYPE, source_type))
        with (
            c2pa.Signer.from_info(info) as signer,
            c2pa.Builder.from_json(manifest) as builder,
            path.open("rb") as source,
            signed.open("w+b") as place,
        ):
            builder.sign(signer, _MP4_TYPE, source, place)
        signed.replace(path)
    except c2pa.C2paError as error:
        raise _unusable(credentials, str(error)) from error
    finally:
        signed.unlink(missing_ok=True)


def sign_mp3(path: Path, title: str, credentials: Credentials, source: DigitalSource) -> None:
    """Put a signed manifest into the tag of an MP3. Raises MixingError when the key or the certificate can't be used,
    and SetupError without c2pa."""
    data = path.read_bytes()
    frames_end, tag_end = _tag_ends(data)
    manifest = _Signing(title, credentials, source)
    body = _FRAME_TEXT + manifest.placeholder
    frame = b"GEOB" + len(body).to_bytes(4, "big") + b"\0\0" + body
    frames = data[_HEAD_BYTES:frames_end] + frame
    start, length = _HEAD_BYTES + len(frames) - len(manifest.placeholder), len(manifest.placeholder)
    before = data[:6] + _syncsafe(len(frames)) + frames[:-length]
    signed = manifest.signed(start, hashlib.sha256(before + data[tag_end:]).digest())
    path.write_bytes(before + signed + data[tag_end:])


def provenance_of(path: Path) -> tuple[bool, str] | None:
    """Whether the manifest of a file is valid, and its digital source type; None for a file without a manifest. A
    signer whom c2pa does not know is no fault. SetupError without c2pa."""
    media_type = _signed_type(path)
    if not media_type:
        return None
    c2pa = _c2pa()
    try:
        with path.open("rb") as file, c2pa.Reader(media_type, file) as reader:
            told = json.loads(reader.json())
    except c2pa.C2paError:
        return False, ""
    manifest = told["manifests"][told["active_manifest"]]
    actions = [action for one in manifest["assertions"] for action in one["data"].get("actions", ())]
    sources = [action["digitalSourceType"] for action in actions if "digitalSourceType" in action]
    return told["validation_state"] != "Invalid", sources[0] if sources else ""


def _signed_type(path: Path) -> str:
    """The media type of a file that has a manifest; "" for any other."""
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
        if head[:3] == b"ID3" and len(head) == _HEAD_BYTES:
            return _MP3_TYPE if MEDIA_TYPE in file.read(_from_syncsafe(head[6:10])) else ""
        if head[4:8] == b"ftyp":
            file.seek(int.from_bytes(head[:4], "big"))
            box = file.read(_BOX_HEAD_BYTES + len(_MP4_MANIFEST))
            return _MP4_TYPE if box[4:] == b"uuid" + _MP4_MANIFEST else ""
    return ""


class _Signing:
    """One manifest on its way: its placeholder first, then the signed manifest of the same length."""

    def __init__(self, title: str, credentials: Credentials, source: DigitalSource) -> None:
        c2pa = _c2pa()
        self._library = c2pa.c2pa._lib  # the C interface is public, its name in Python is not
        certificate, key = _read(credentials)
        self._credentials = credentials
        algorithm = _algorithm(key, credentials)
        info = c2pa.C2paSignerInfo(alg=algorithm, sign_cert=certificate, private_key=key, ta_url=None)
        self._signer = self._call("c2pa_signer_from_info", ctypes.c_void_p, ctypes.byref(info))
        manifest = json.dumps(_manifest(title, _MP3_TYPE, source)).encode()
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


def _read(credentials: Credentials) -> tuple[bytes, bytes]:
    """The certificate and the key."""
    try:
        return credentials.certificate.read_bytes(), credentials.key.read_bytes()
    except OSError as error:
        raise _unusable(credentials, cause_of(error)) from error


def _manifest(title: str, media_type: str, source: DigitalSource) -> dict[str, object]:
    created = {"action": "c2pa.created", "digitalSourceType": SOURCE_TYPES + source}
    return {
        "claim_generator_info": [{"name": "podcaster", "version": podcaster_version()}],
        "title": title,
        "format": media_type,
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
    advice = "give a certificate chain and its key, both in PEM, in [publish] of podcaster.toml"
    return MixingError(f"the episode can't be signed ({why})", where=str(credentials.certificate), advice=advice)


def _c2pa() -> Any:
    try:
        import c2pa
    except ImportError as error:
        raise SetupError(f"signing needs the extra `{EXTRA}`", advice=install_advice(EXTRA)) from error
    return c2pa
