"""The corpus of `make fuzz`, what it found among it: each file is taken or refused, and nothing else happens."""

import pytest

from tests.fuzz.loaders import CORPUS, LOADERS, corpus, refuses


@pytest.mark.parametrize("name", LOADERS)
def test_every_kept_file_is_taken_or_refused(name: str) -> None:
    answers = {file: refuses(name, raw) for file, raw in corpus(name).items()}
    assert not answers[next(file for file in answers if file.startswith(("good", "format-1")))]
    assert any(answers.values())


def test_the_corpus_is_that_of_the_loaders() -> None:
    assert {path.name for path in CORPUS.iterdir()} == set(LOADERS)
