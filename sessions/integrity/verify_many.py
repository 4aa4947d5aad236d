"""Checks many sessions at once, on all processors: thousands of them take a while on one."""

import multiprocessing
import os
import signal
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection

from sessions.integrity.verify import Report, Verifier

FEW = 200
"""Up to so many sessions it is not worth the processes."""


def check_all(verifier: Verifier, sessions: Sequence[str]) -> Iterator[Report]:
    """The reports on `sessions`, in their order, as they come in."""
    count = min(len(os.sched_getaffinity(0)), 8) if hasattr(os, "sched_getaffinity") else 1
    if len(sessions) <= FEW or count < 2:
        yield from map(verifier.session, sessions)
        return
    # Forked, so that a key need not travel. Each takes every so-many-th session, and answers in that order.
    context = multiprocessing.get_context("fork")
    ends, workers = [], []
    for first in range(count):
        mine, theirs = context.Pipe(duplex=False)
        workers.append(context.Process(target=_work, args=(verifier, sessions[first::count], theirs), daemon=True))
        workers[-1].start()
        theirs.close()
        ends.append(mine)
    for number, session in enumerate(sessions):
        try:
            yield ends[number % count].recv()
        except EOFError:
            # The process that had it is gone: what it leaves is done here.
            yield verifier.session(session)
    for worker in workers:
        worker.join()


def _work(verifier: Verifier, sessions: Sequence[str], answers: Connection) -> None:
    # The program's own ways of ending are not for this process.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        for session in sessions:
            answers.send(verifier.session(session))
    except (KeyboardInterrupt, BrokenPipeError):
        return  # whoever asked is gone, or says so himself
