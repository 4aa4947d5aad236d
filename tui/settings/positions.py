"""Where keys and values stand in a TOML file: tomllib, which reads it, does not tell.

It is called on text that tomllib has read without complaint, so nothing is checked here.
"""

from collections.abc import Iterator

Path = tuple[str, ...]
_BLANK = " \t\r\n"
_END_OF_KEY = "=.]"
_DEEPEST = 8


class Positions:
    """The index at which each key and each value begins, by the path of the key; of a path met again, the first."""

    def __init__(self, text: str) -> None:
        """Read all of `text`."""
        self._text = text
        self._at = 0
        self.keys: dict[Path, int] = {}
        self.values: dict[Path, int] = {}
        self._read()

    def line_and_column(self, at: int) -> tuple[int, int]:
        """Line and column, from 1, of an index."""
        return self._text.count("\n", 0, at) + 1, at - self._text.rfind("\n", 0, at)

    def _read(self) -> None:
        table: Path = ()
        while self._skip_blanks():
            if self._text[self._at] == "[":
                self._at += self._text.startswith("[[", self._at) + 1
                table = self._key(())
                self._at += self._text.startswith("]]", self._at) + 1
            else:
                self._pair(table)

    def _pair(self, table: Path) -> None:
        path = self._key(table)
        self._at += 1  # =
        self._skip_blanks()
        self.values.setdefault(path, self._at)
        self._value(path)

    def _key(self, table: Path) -> Path:
        """A key with its dots, each part of which is noted; ends on what follows it."""
        path = table
        while True:
            self._skip_blanks()
            begin = self._at
            part = self._part()
            if len(path) < _DEEPEST:  # there may be thousands, and each is told by all above it
                path = (*path, part)
            self.keys.setdefault(path, begin)
            self._skip_blanks()
            if self._text[self._at] != ".":
                return path
            self._at += 1

    def _part(self) -> str:
        begin = self._at
        if self._text[begin] in "\"'":
            self._string()
            import tomllib

            return next(iter(tomllib.loads(f"{self._text[begin : self._at]} = 0")))
        while self._text[self._at] not in _BLANK + _END_OF_KEY:
            self._at += 1
        return self._text[begin : self._at]

    def _value(self, path: Path) -> None:
        first = self._text[self._at]
        if first in "\"'":
            self._string()
        elif first == "[":
            for _ in self._inside("]"):
                self._value(path)
        elif first == "{":
            for _ in self._inside("}"):
                self._pair(path)
        else:
            while self._at < len(self._text) and self._text[self._at] not in ",]}#\n":
                self._at += 1

    def _inside(self, end: str) -> Iterator[None]:
        self._at += 1
        while self._skip_blanks() and self._text[self._at] != end:
            if self._text[self._at] == ",":
                self._at += 1
            else:
                yield
        self._at += 1

    def _string(self) -> None:
        quote = self._text[self._at]
        end = quote * 3 if self._text.startswith(quote * 3, self._at) else quote
        self._at += len(end)
        while not self._text.startswith(end, self._at):
            self._at += 2 if quote == '"' and self._text[self._at] == "\\" else 1
        self._at += len(end)
        # Up to two quotes more may belong to the text of a long string.
        while len(end) == 3 and self._text.startswith(quote, self._at):
            self._at += 1

    def _skip_blanks(self) -> bool:
        """Past blanks, line ends and comments; whether anything follows."""
        while self._at < len(self._text):
            if self._text[self._at] == "#":
                end = self._text.find("\n", self._at)
                self._at = end if end >= 0 else len(self._text)
            elif self._text[self._at] in _BLANK:
                self._at += 1
            else:
                return True
        return False
