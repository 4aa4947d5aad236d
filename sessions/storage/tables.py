"""TinyDB whose tables write to a journal at a cost that does not grow with what they hold."""

from collections.abc import Mapping, Sequence
from typing import Any

from tinydb import TinyDB
from tinydb.table import Document, Table

from sessions.storage.journal import JournalStorage


class LogTable(Table):
    """A table over a JournalStorage: `insert` and `change` append to the journal and read nothing.

    All else is TinyDB's own and costs what the whole content costs.
    """

    def insert(self, document: Mapping[str, Any]) -> int:
        """Save a new document and return its id: that of a Document, else the next free one.

        Raises ValueError where the id is taken or the document no mapping, and what JournalStorage.change raises.
        """
        if not isinstance(document, Mapping):
            raise ValueError("Document is not a Mapping")
        journal = self._journal
        if isinstance(document, Document):
            doc_id, following = document.doc_id, None
            if journal.has(self.name, doc_id):
                raise ValueError(f"Document with ID {doc_id} already exists")
        else:
            doc_id = self._next_id or max(map(int, journal.ids(self.name)), default=0) + 1
            following = doc_id + 1
        journal.put(self.name, doc_id, document)
        self._next_id = following  # type: ignore[assignment]  # TinyDB declares no type for it
        self.clear_cache()
        return doc_id

    def change(self, put: Mapping[int, Mapping[str, Any]], removed: Sequence[int] = ()) -> None:
        """Save these documents by id and remove others, as one act. Raises what JournalStorage.change raises."""
        self._journal.change(self.name, {str(key): one for key, one in put.items()}, [str(key) for key in removed])
        self._next_id = None
        self.clear_cache()

    @property
    def _journal(self) -> JournalStorage:
        storage = self._storage
        if not isinstance(storage, JournalStorage):
            raise TypeError("a log table needs a JournalStorage")
        return storage


class JournalDB(TinyDB):
    """A TinyDB over `journal`, whose tables are log tables."""

    table_class = LogTable

    def __init__(self, journal: JournalStorage) -> None:
        """Take the open journal, which `close` closes."""
        super().__init__(storage=lambda: journal)

    def log(self, name: str) -> LogTable:
        """The table `name`."""
        table = self.table(name)
        assert isinstance(table, LogTable)
        return table
