"""A table as Parquet, typed: numbers are numbers, times are times, nothing is an empty text. Needs the extra `parquet`.

arro3 writes it (MIT or Apache-2.0): a fifth of the size of pyarrow, no pandas and no numpy beside it.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import IO, TYPE_CHECKING

from sessions.interview.model import Session
from tui.reports.tables.table import Cell, Column, Kind, Row, Table
from tui.translate import Words

if TYPE_CHECKING:
    from arro3.core import Array, DataType, RecordBatch, Schema

_BATCH = 4096
"""Rows that are held at a time."""


def write(table: Table, sessions: Iterable[Session], words: Words, file: IO[bytes]) -> None:
    """Write the rows of all sessions to `file`, a batch at a time."""
    from arro3.core import RecordBatchReader
    from arro3.io import write_parquet

    rows = (row for session in sessions for row in table.rows(session, words))
    reader = RecordBatchReader.from_batches(_schema(table.columns), _batches(table.columns, rows))
    write_parquet(reader, file, compression="zstd(3)", max_row_group_size=16 * _BATCH)


def _batches(columns: Sequence[Column], rows: Iterator[Row]) -> "Iterator[RecordBatch]":
    from arro3.core import RecordBatch

    while batch := list(islice(rows, _BATCH)):
        arrays = [_array(column.kind, [row[n] for row in batch]) for n, column in enumerate(columns)]
        yield RecordBatch.from_arrays(arrays, schema=_schema(columns))


def _schema(columns: Sequence[Column]) -> "Schema":
    from arro3.core import Field, Schema

    return Schema([Field(one.name, _type(one.kind), nullable=True) for one in columns])


def _type(kind: Kind) -> "DataType":
    from arro3.core import DataType

    types = {
        "text": DataType.string(),
        "whole": DataType.int32(),
        "decimal": DataType.decimal128(12, 4),
        "yes_no": DataType.bool(),
        "time": DataType.timestamp("ms", tz="UTC"),
    }
    return types[kind]


def _array(kind: Kind, cells: Sequence[Cell]) -> "Array":
    """The cells of a column; arro3 makes no times and no decimals of Python's, so these take a way round."""
    from arro3.core import Array, DataType

    if kind == "time":
        times = [None if one is None else _milliseconds(str(one)) for one in cells]
        return Array(times, DataType.int64()).cast(_type(kind))
    if kind == "decimal":
        return Array([None if one is None else f"{one:f}" for one in cells], DataType.string()).cast(_type(kind))
    return Array(cells, _type(kind))


def _milliseconds(at: str) -> int:
    return round(datetime.fromisoformat(at).timestamp() * 1000)
