"""A repository to stand in, and what the commands say of it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from sbpack.cli.app import app
from tests.history.clerk import BOARD, Clerk, agenda

Told = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def clerk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clerk:
    """A board with one meeting called."""
    clerk = Clerk(tmp_path)
    clerk.put("members.yaml", BOARD)
    clerk.write(meeting=agenda("title: Apologies", "title: Parks"))
    clerk.commit("The board, and its meeting in March", "2024-01-02")
    monkeypatch.chdir(tmp_path)
    return clerk


@pytest.fixture
def told() -> Told:
    """What a command says as JSON."""

    def run(*arguments: str) -> list[dict[str, Any]]:
        result = CliRunner().invoke(app, [*arguments, "--format", "json"])
        assert result.exit_code == 0, result.output
        found = json.loads(result.stdout)
        assert isinstance(found, list)
        return found

    return run
