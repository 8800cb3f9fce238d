"""The secret of a private feed."""

from pathlib import Path

import pytest

from podcaster.errors import OutputError
from podcaster.show.feed_token import load_token, make_token, remove_token


def test_a_token_can_not_be_guessed_or_read_by_others(tmp_path: Path) -> None:
    """128 random bits are 22 characters of base64; the file is the user's alone; every token is another one."""
    tokens = {make_token(tmp_path) for _ in range(20)}
    assert len(tokens) == 20
    assert {len(token) for token in tokens} == {22}
    assert load_token(tmp_path) in tokens
    assert (tmp_path / ".feed-token").stat().st_mode & 0o777 == 0o600
    remove_token(tmp_path)
    assert load_token(tmp_path) == ""


def test_a_folder_in_its_place(tmp_path: Path) -> None:
    """It is told, and stays."""
    (tmp_path / ".feed-token").mkdir()
    with pytest.raises(OutputError, match="a folder in the place of the token's file: remove it"):
        make_token(tmp_path)
    assert (tmp_path / ".feed-token").is_dir()
