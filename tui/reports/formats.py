"""The formats in which sessions leave bei, in one table; what writes one is loaded when it is used."""

from dataclasses import dataclass
from importlib import import_module
from typing import Any, Literal

Made = Literal["documents", "sessions", "report", "reports", "template"]


@dataclass(frozen=True, slots=True)
class Format:
    """One format: `writer` is `module:function`, and `of` says what that takes.

    - `documents`: `(Iterable[dict], alone: bool, IO[bytes]) -> None`, whole session documents (docs of DESIGN §6) in
      one file; `alone` where one session was asked for by its id
    - `sessions`: `(Iterable[Source], Words, IO[bytes]) -> None`, whole sessions in one file, as data: no reader is
      asked for. Each is read when it is asked for, and need not be kept
    - `report`: `(Report, Words) -> bytes`, a file for each session
    - `reports`: `(Sequence[Report], Words) -> bytes`, all sessions in one file
    - `template`: `(Report, Words, Templates) -> bytes`, a file for each session, by a template that can be replaced

    `suffix` ends the names of files; `extra` is the extra of bei that it needs, if any; `template` is the name of
    the one that ships; `text` is whether it is UTF-8 text, which may go to a terminal.
    """

    writer: str
    suffix: str
    of: Made
    extra: str = ""
    text: bool = True
    template: str = ""

    @property
    def single(self) -> bool:
        """Whether each session is a file of its own."""
        return self.of in ("report", "template")

    def load(self) -> Any:
        """The function that writes it. Raises MissingExtraError, so that nothing is begun that cannot be done."""
        try:
            for one in _PACKAGES.get(self.extra, ()):
                import_module(one)
        except ImportError:
            from sessions.errors import MissingExtraError

            raise MissingExtraError(self.extra) from None
        module, _, function = self.writer.partition(":")
        return getattr(import_module(module), function)


_PACKAGES = {
    "office": ("docx",),
    "parquet": ("arro3.core", "arro3.io"),
    "pdf": ("typst", "pylopdf_fonts_zh_cn"),
}
"""What the writers of an extra import."""

FORMATS: dict[str, Format] = {
    "json": Format("tui.reports.documents:as_json", ".json", "documents"),
    "jsonl": Format("tui.reports.documents:as_lines", ".jsonl", "documents"),
    "csv": Format("tui.reports.tables.writers:ratings_as_csv", ".csv", "sessions"),
    "csv-evidence": Format("tui.reports.tables.writers:evidence_as_csv", ".csv", "sessions"),
    "xlsx": Format("tui.reports.tables.writers:as_book", ".xlsx", "sessions", text=False),
    "parquet": Format("tui.reports.tables.writers:ratings_as_parquet", ".parquet", "sessions", "parquet", text=False),
    "parquet-evidence": Format(
        "tui.reports.tables.writers:evidence_as_parquet", ".parquet", "sessions", "parquet", text=False
    ),
    "greenhouse": Format("tui.reports.greenhouse:as_scorecards", ".json", "sessions"),
    "md": Format("tui.reports.templating:as_markdown", ".md", "template", template="report.md"),
    "html": Format("tui.reports.templating:as_page", ".html", "template", template="report.html"),
    "docx": Format("tui.reports.word.writing:as_docx", ".docx", "report", "office", text=False),
    "pdf": Format("tui.reports.pdf:as_pdf", ".pdf", "template", "pdf", text=False, template="report.typ"),
}
"""By the name that `--format` takes; the first is what is written where none is named."""
