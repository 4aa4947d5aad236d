"""A TinyDB on the journal behaves as one in memory, whatever is done to it and whenever it is opened again."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from tinydb import TinyDB
from tinydb.storages import MemoryStorage
from tinydb.table import Document

from sessions.storage.journal import FoldLimit, JournalStorage
from sessions.storage.tables import JournalDB
from tests.sessions.failing_files import HastyFiles

ALWAYS = FoldLimit(times=0, least=0)

names = st.sampled_from(["_default", "log", "面试"])
values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.decimals(-1000, 1000, places=3),
    st.text(max_size=8),
    st.lists(st.integers(0, 2), max_size=2),
)
documents = st.dictionaries(st.sampled_from("abc"), values, max_size=3)


class Twins(RuleBasedStateMachine):
    """One database in memory and one on the journal are given the same acts."""

    def __init__(self) -> None:
        super().__init__()
        self.place = TemporaryDirectory()
        self.memory: Any = MemoryStorage()  # type: ignore[no-untyped-call]
        self.journal = JournalStorage.create(Path(self.place.name), HastyFiles())
        self.both()

    def both(self) -> None:
        self.twins: tuple[TinyDB, TinyDB] = (TinyDB(storage=lambda: self.memory), JournalDB(self.journal))

    def teardown(self) -> None:
        self.journal.close()
        self.place.cleanup()

    @rule(table=names, document=documents)
    def insert(self, table: str, document: dict[str, Any]) -> None:
        one, two = (twin.table(table).insert(dict(document)) for twin in self.twins)
        assert one == two

    @rule(table=names, doc_id=st.integers(1, 6), document=documents)
    def insert_as(self, table: str, doc_id: int, document: dict[str, Any]) -> None:
        outcomes = []
        for twin in self.twins:
            try:
                outcomes.append(str(twin.table(table).insert(Document(dict(document), doc_id))))
            except ValueError as problem:
                outcomes.append(str(problem))
        assert outcomes[0] == outcomes[1]

    @rule(table=names, several=st.lists(documents, max_size=3))
    def insert_several(self, table: str, several: list[dict[str, Any]]) -> None:
        one, two = (twin.table(table).insert_multiple([dict(each) for each in several]) for twin in self.twins)
        assert one == two

    @rule(table=names, ids=st.lists(st.integers(1, 6), max_size=3, unique=True), fields=documents)
    def update(self, table: str, ids: list[int], fields: dict[str, Any]) -> None:
        for twin in self.twins:
            twin.table(table).update(dict(fields), doc_ids=ids)

    @rule(table=names, doc_id=st.integers(1, 6), document=documents)
    def upsert(self, table: str, doc_id: int, document: dict[str, Any]) -> None:
        one, two = (twin.table(table).upsert(Document(dict(document), doc_id)) for twin in self.twins)
        assert one == two

    @rule(table=names, ids=st.lists(st.integers(1, 6), max_size=3, unique=True))
    def remove(self, table: str, ids: list[int]) -> None:
        for twin in self.twins:
            twin.table(table).remove(doc_ids=ids)

    @rule(table=names)
    def truncate(self, table: str) -> None:
        for twin in self.twins:
            twin.table(table).truncate()

    @rule(table=names)
    def drop(self, table: str) -> None:
        for twin in self.twins:
            twin.drop_table(table)

    @rule()
    def drop_all(self) -> None:
        for twin in self.twins:
            twin.drop_tables()

    @precondition(lambda self: self.memory.read())
    @rule(data=st.data())
    def write_in_another_order(self, data: st.DataObject) -> None:
        tables = self.memory.read() or {}
        name = data.draw(st.sampled_from(sorted(tables)))
        order = data.draw(st.permutations(sorted(tables[name])))
        self.journal.write({**tables, name: {doc_id: tables[name][doc_id] for doc_id in order}})
        self.memory.write({**tables, name: {doc_id: tables[name][doc_id] for doc_id in order}})
        self.both()

    @rule(limit=st.sampled_from([None, ALWAYS]))
    def open_again(self, limit: FoldLimit | None) -> None:
        self.journal.close()
        self.journal = JournalStorage(Path(self.place.name), HastyFiles(), limit=limit)
        self.both()

    @invariant()
    def hold_the_same(self) -> None:
        expected = self.memory.read() or {}
        held = self.journal.read()
        assert held == expected
        assert {name: list(table) for name, table in held.items()} == {k: list(table) for k, table in expected.items()}
        assert self.journal.warnings == []


Twins.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
TestTwins = Twins.TestCase
