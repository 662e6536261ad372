"""Codes of languages, and what is proposed for what people write instead."""

from pathlib import Path

import pytest

from sbpack.text.markdown_rules import language_help
from tests.boards import MEMBERS, meeting, model


@pytest.mark.parametrize("tag", ["en-GB", "en", "cy", "EN-gb", "cy-GB", "zh-Hans", "sr-Latn-RS", "es-419", "tlh"])
def test_codes(tag: str) -> None:
    assert language_help(tag) == ""


@pytest.mark.parametrize(
    ("tag", "proposed"),
    [
        ("English", "en-GB"),
        ("en-UK", "en-GB"),
        ("en_GB", "en-GB"),
        ("eng", "en-GB"),
        ("Welsh", "cy"),
        ("Cymraeg", "cy"),
    ],
)
def test_what_is_proposed_is_a_code(tag: str, proposed: str) -> None:
    assert language_help(tag) == f"write `{proposed}`"
    assert language_help(proposed) == ""


@pytest.mark.parametrize("tag", ["klingon", "xx", "q", "en-", "British Sign Language"])
def test_what_is_no_code_and_like_none(tag: str) -> None:
    assert language_help(tag) == "write its code, such as `en-GB` for English or `cy` for Welsh"


def test_the_language_of_a_board(tmp_path: Path) -> None:
    board, findings = model(tmp_path, {"meetings/2024-03-06/meeting.yaml": meeting()}, f"language: English\n{MEMBERS}")
    assert [(finding.message, finding.help) for finding in findings] == [
        ("`English` is not a language code", "write `en-GB`")
    ]
    assert board.language == "en-GB"
