"""Content Credentials: a signed MP3 says that its voices are synthetic, keeps its tags, and is read back by c2pa."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from podcaster import Cast, Role, build_episode, load_settings, read_episode
from podcaster.doctor.feed import inspect_audio
from podcaster.errors import MixingError, SetupError, UsageError
from podcaster.mixing import provenance
from podcaster.mixing.containers import container_named
from podcaster.mixing.containers.id3 import read_tags
from podcaster.mixing.provenance import SOURCE_TYPES, Credentials, provenance_of, sign, sign_mp3
from podcaster.pipeline.episode import digital_source_of
from podcaster.show.settings import Settings
from podcaster.system.ffmpeg import FfmpegRuns
from podcaster.system.record import replace

TRAINED, ALGORITHM = SOURCE_TYPES + "trainedAlgorithmicMedia", SOURCE_TYPES + "algorithmicMedia"
EPISODE = Path(__file__).parents[1] / "benchmarks" / "ferry.mp3"


def credentials(folder: Path, kind: str) -> Credentials:
    """A certificate of an own authority, for a key of this kind."""
    x509 = pytest.importorskip("cryptography.x509", reason="needs the extra provenance: pip install -e '.[dev]'")
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa

    def name(who: str) -> "x509.Name":
        parts = ((x509.NameOID.COMMON_NAME, who), (x509.NameOID.ORGANIZATION_NAME, "The Harbour Post"))
        return x509.Name([x509.NameAttribute(oid, text) for oid, text in parts])

    def usage(**allowed: bool) -> "x509.KeyUsage":
        every = ("digital_signature content_commitment key_encipherment data_encipherment key_agreement key_cert_sign crl_sign encipher_only decipher_only").split()
        return x509.KeyUsage(**dict.fromkeys(every, False) | allowed)

    def certificate(who: str, public, issuer: str, signer, *more) -> "x509.Certificate":
        now = datetime.now(UTC)
        made = x509.CertificateBuilder(name(issuer), name(who), public, x509.random_serial_number(), now - timedelta(days=1), now + timedelta(days=9))
        for extension, critical in more:
            made = made.add_extension(extension, critical)
        return made.sign(signer, hashes.SHA256())

    root = ec.generate_private_key(ec.SECP256R1())
    key = {"ec": lambda: ec.generate_private_key(ec.SECP256R1()), "ed25519": ed25519.Ed25519PrivateKey.generate, "rsa": lambda: rsa.generate_private_key(65537, 2048)}[kind]()
    above = certificate("Own", root.public_key(), "Own", root, (x509.BasicConstraints(True, None), True), (usage(key_cert_sign=True), True))
    own = certificate(
        "Anna", key.public_key(), "Own", root, (x509.BasicConstraints(False, None), True), (usage(digital_signature=True), True),
        (x509.ExtendedKeyUsage([x509.ExtendedKeyUsageOID.EMAIL_PROTECTION]), True),
        (x509.AuthorityKeyIdentifier.from_issuer_public_key(root.public_key()), False),
    )  # fmt: skip
    pem = serialization.Encoding.PEM
    (folder / "chain.pem").write_bytes(own.public_bytes(pem) + above.public_bytes(pem))
    (folder / "key.pem").write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
    return Credentials(certificate=folder / "chain.pem", key=folder / "key.pem")


@pytest.mark.long
@pytest.mark.parametrize("kind", ["ec", "ed25519", "rsa"])
def test_a_signed_episode_is_read_back(kind: str, tmp_path: Path) -> None:
    """Its manifest is valid and names the source type; audio, tags and chapters are as before; a changed byte breaks it."""
    pytest.importorskip("c2pa", reason="needs the extra provenance: pip install -e '.[dev]'")
    signed = tmp_path / "signed.mp3"
    signed.write_bytes(EPISODE.read_bytes())
    assert provenance_of(signed) is None
    sign_mp3(signed, "The ferry is back", credentials(tmp_path, kind), "trainedAlgorithmicMedia")
    assert provenance_of(signed) == (True, TRAINED)
    before, after = EPISODE.read_bytes(), signed.read_bytes()
    assert after[:4] == b"ID3\x03"
    assert after[-300_000:] == before[-300_000:]
    assert read_tags(signed) == read_tags(EPISODE)
    signed.write_bytes(after[:-5_000] + bytes([after[-5_000] ^ 1]) + after[-4_999:])
    assert provenance_of(signed) == (False, TRAINED)
    rules = [found.rule for found in inspect_audio(signed, container_named("mp3"), "here")]
    assert "provenance" in rules


@pytest.mark.long
@pytest.mark.parametrize("name", ["m4a", "m4b"])
def test_a_signed_mp4_file_is_read_back(name: str, tmp_path: Path) -> None:
    """Its manifest is valid, its sound, tags and chapters are as before, and a changed byte breaks it; Opus stays as it is."""
    pytest.importorskip("c2pa", reason="needs the extra provenance: pip install -e '.[dev]'")
    story = tmp_path / "walk.txt"
    story.write_text("A walk\n\nThe path was dry, and nobody fell into the river.\n", encoding="utf-8")
    audio, opus = build_episode(story, settings=Settings(engine="tone"), output=tmp_path / "out", formats=[name, "opus"]).episode.audio
    container, before, signer = container_named(name), audio.read_bytes(), credentials(tmp_path, "ec")
    tags, sound = container.read_tags(audio), decoded(audio)
    assert provenance_of(audio) is None
    sign(audio, "A walk", signer, "algorithmicMedia")
    assert provenance_of(audio) == (True, ALGORITHM)
    assert (container.read_tags(audio), decoded(audio)) == (tags, sound)
    assert tags.chapters
    assert [path.name for path in tmp_path.glob("out/*/signed-*")] == []
    after = audio.read_bytes()
    audio.write_bytes(after[:-500] + bytes([after[-500] ^ 1]) + after[-499:])
    assert provenance_of(audio) == (False, ALGORITHM)
    assert "provenance" in [found.rule for found in inspect_audio(audio, container, "here")]
    with pytest.raises(MixingError, match="can't be signed"):
        sign(audio, "A walk", Credentials(certificate=signer.key, key=signer.key), "algorithmicMedia")
    heard = opus.read_bytes()
    sign(opus, "A walk", signer, "algorithmicMedia")
    assert opus.read_bytes() == heard
    assert provenance_of(opus) is None
    assert len(after) > len(before)


@pytest.mark.parametrize(
    ("narrator", "speaker", "engine", "source"),
    [
        ("espeak", "tone", None, "algorithmicMedia"), ("espeak", "hibari", None, "trainedAlgorithmicMedia"), ("piper", "espeak", None, "trainedAlgorithmicMedia"),
        ("hibari", "kokoro", "espeak", "algorithmicMedia"), ("espeak", "espeak", "somebody's", "trainedAlgorithmicMedia"),
    ],
)  # fmt: skip
def test_what_made_the_voices_is_told_truly(narrator: str, speaker: str, engine: str | None, source: str) -> None:
    """espeak and the tone were trained on nothing; one voice of a trained model is enough for the other."""
    voice = Settings().voices[0]
    role = Role(speaker="anna", voice=replace(voice, engine=speaker), reason="")
    cast = Cast(narrator=replace(voice, engine=narrator), roles=(role,))
    assert digital_source_of(cast, Settings(engine=engine)) == source


def decoded(audio: Path) -> bytes:
    samples, _ = FfmpegRuns().run(["-v", "error", "-i", str(audio), "-map", "0:a", "-f", "s16le", "-"], patience_s=60)
    return bytes(samples)


@pytest.mark.long
def test_a_show_with_a_certificate_signs_its_episodes(tmp_path: Path) -> None:
    """The files named in podcaster.toml sign each file, and doctor finds nothing wrong with the signature."""
    pytest.importorskip("c2pa", reason="needs the extra provenance: pip install -e '.[dev]'")
    credentials(tmp_path, "ec")
    (tmp_path / "podcaster.toml").write_text('[publish]\ncertificate = "chain.pem"\nsigning_key = "key.pem"\n', encoding="utf-8")
    story = tmp_path / "walk.txt"
    story.write_text("A walk\n\nThe path was dry, and nobody fell into the river.\n", encoding="utf-8")
    made = build_episode(story, settings=replace(load_settings(tmp_path), engine="tone"), output=tmp_path / "output", formats=["mp3", "m4a"])
    assert made.episode.mp3
    assert read_episode(made.episode.folder.path).digital_source == "algorithmicMedia"
    assert [provenance_of(audio) for audio in made.episode.audio] == [(True, ALGORITHM)] * 2
    assert "provenance" not in {found.rule for found in inspect_audio(made.episode.mp3, container_named("mp3"), "here")}


@pytest.mark.long
def test_what_can_not_sign_is_explained(tmp_path: Path) -> None:
    """A missing file, a key of something else and a half setting are one line each, and the file stays as it was."""
    pytest.importorskip("c2pa", reason="needs the extra provenance: pip install -e '.[dev]'")
    audio, good = tmp_path / "a.mp3", credentials(tmp_path, "ec")
    audio.write_bytes(EPISODE.read_bytes())
    (tmp_path / "wrong.pem").write_text("no key")
    for wrong, why in (
        (Credentials(certificate=tmp_path / "no.pem", key=good.key), "No such file"),
        (Credentials(certificate=good.certificate, key=tmp_path / "wrong.pem"), "no private key"),
        (Credentials(certificate=tmp_path / "wrong.pem", key=good.key), "can't be signed"),
    ):
        with pytest.raises(MixingError, match=why):
            sign_mp3(audio, "A", wrong, "algorithmicMedia")
    assert audio.read_bytes() == EPISODE.read_bytes()


def test_signing_needs_both_files_and_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """One of the two settings alone, and a missing library, are told before any work."""
    assert Settings().credentials is None
    with pytest.raises(UsageError, match="set both in"):
        _ = Settings(certificate=Path("chain.pem")).credentials
    monkeypatch.setitem(__import__("sys").modules, "c2pa", None)
    with pytest.raises(SetupError, match="needs the extra `provenance`"):
        _ = Settings(certificate=Path("chain.pem"), signing_key=Path("key.pem")).credentials
    assert provenance.EXTRA == "provenance"
