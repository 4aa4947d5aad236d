"""The command that adds an extra is the one that works for the bei at hand, however it came here."""

import json
import shlex
import sys
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from tui import installed
from tui.installed import adding

WHEEL = {"url": "file:///srv/bei.whl", "archive_info": {}}
CHECKOUT = {"url": "file:///srv/my%20bei", "dir_info": {"editable": True}}
GIT = {"url": "https://example.org/bei.git", "vcs_info": {"vcs": "git", "requested_revision": "v1", "commit_id": "ab"}}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The environment that bei is in."""
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    return tmp_path


def _came(monkeypatch: pytest.MonkeyPatch, origin: dict[str, Any] | None, by: str) -> None:
    notes = {"INSTALLER": f"{by}\n", "direct_url.json": None if origin is None else json.dumps(origin)}

    class Noted(metadata.PathDistribution):
        def read_text(self, filename: Any) -> str | None:
            return notes[filename] if filename in notes else super().read_text(filename)

    real = metadata.distribution("bei")
    assert isinstance(real, metadata.PathDistribution)
    monkeypatch.setattr(metadata, "distribution", lambda _name: Noted(real._path))


@pytest.mark.parametrize(
    ("origin", "source"),
    [
        (None, ["bei[pdf]"]),
        (WHEEL, ["bei[pdf] @ file:///srv/bei.whl"]),
        (CHECKOUT, ["-e", "/srv/my bei[pdf]"]),
        (GIT, ["bei[pdf] @ git+https://example.org/bei.git@v1"]),
    ],
)
def test_an_environment_is_filled_by_what_filled_it_from_the_same_source(
    place: Path, monkeypatch: pytest.MonkeyPatch, origin: dict[str, Any] | None, source: list[str]
) -> None:
    _came(monkeypatch, origin, "uv")
    assert shlex.split(adding("pdf")) == ["uv", "pip", "install", "--python", str(place), *source]
    _came(monkeypatch, origin, "pip")
    monkeypatch.setattr(installed, "find_spec", lambda name: name)
    assert shlex.split(adding("pdf")) == [sys.executable, "-m", "pip", "install", *source]
    monkeypatch.setattr(installed, "find_spec", lambda _name: None)
    outside = [f"{sys.base_prefix}/bin/python3", "-m", "pip", "--python", sys.executable, "install"]
    assert shlex.split(adding("pdf")) == [*outside, *source]


def test_a_tool_of_uv_keeps_what_it_was_asked_for(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = '[{ name = "bei", extras = ["web"], path = "/srv/bei.whl" }, { name = "tqdm", specifier = ">=4" }]'
    (place / "uv-receipt.toml").write_text(f"[tool]\nrequirements = {asked}\n", "utf-8")
    _came(monkeypatch, WHEEL, "uv")
    whole = ["uv", "tool", "install", "--with", "tqdm>=4", "bei[pdf,web] @ file:///srv/bei.whl"]
    assert shlex.split(adding("pdf")) == whole


def test_into_a_program_of_pipx_the_packages_of_the_extra_are_injected(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (place / "pipx_metadata.json").write_text("{}", "utf-8")
    _came(monkeypatch, WHEEL, "pip")
    first, *rest = shlex.split(adding("parquet"))
    assert (first, rest) == ("pipx", ["inject", "bei", "arro3-core>=0.9", "arro3-io>=0.9"])


def test_bei_run_from_a_folder_alone_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(name: str) -> metadata.Distribution:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "distribution", none)
    assert adding("pdf") == 'pip install "bei[pdf]"'
