"""The book of decisions: only added to, no lost update, nothing lost when the process is killed."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from hedui.errors import OutputError
from hedui.review.book import NAME, Book, OutrunError
from hedui.review.entries import About, Decisions, Draft, Identity, Place
from tests.review.papers import SHA, draft

OWN = Identity(SHA, 1)


def test_an_entry_comes_back_as_it_was(tmp_path: Path) -> None:
    place = Place(1, 4, 9, "71090")
    given = draft(pointer="/total/amount", new="71090", old=None, read="71009", why="看错", places=(place,))
    made = Book(tmp_path).add(given)[0]
    (entry,) = Book(tmp_path).entries(OWN)
    assert entry == made
    assert (entry.draft.places, entry.draft.read, entry.draft.why) == ((place,), "71009", "看错")
    assert (tmp_path / NAME).stat().st_mode & 0o777 == 0o600


def test_a_decision_that_is_based_on_an_older_one_is_refused(tmp_path: Path) -> None:
    book = Book(tmp_path)
    first = book.add(draft(new="a"))[0]
    with pytest.raises(OutrunError) as outrun:
        book.add(draft(new="b"))
    assert outrun.value.entry.number == first.number
    book.add(draft(new="b", based=first.number))
    book.add(draft(pointer="/title", new="别的字段"))  # another field is nobody's business
    assert [entry.draft.new for entry in book.entries(OWN)] == ["a", "b", "别的字段"]


def test_where_nothing_may_be_written_decisions_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Book(tmp_path).add(draft(new="71090"))
    before = sorted(path.name for path in tmp_path.iterdir())
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    book = Book.beside(tmp_path)
    assert book is not None and (book.entries(OWN), book.number()) == (made, 1)
    with pytest.raises(OutputError, match=NAME):
        book.add(draft(new="b", based=1))
    assert book.entries(OWN) == made
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_a_status_is_based_on_everything(tmp_path: Path) -> None:
    book = Book(tmp_path)
    number = book.add(draft(new="a"))[0].number
    with pytest.raises(OutrunError):
        book.add(draft(About.STATUS, "", new="confirmed"))
    book.add(draft(About.STATUS, "", number, new="confirmed"))


def test_several_are_entered_together_or_not_at_all(tmp_path: Path) -> None:
    book = Book(tmp_path)
    book.add(draft(new="a"))
    with pytest.raises(OutrunError):
        book.add(draft(pointer="/title", new="x"), draft(new="b"))
    assert book.number() == 1


def test_nothing_can_be_changed_or_removed(tmp_path: Path) -> None:
    Book(tmp_path).add(draft(new="a"))
    base = sqlite3.connect(tmp_path / NAME)
    for statement in ("UPDATE entries SET new = '1'", "DELETE FROM entries"):
        with pytest.raises(sqlite3.IntegrityError, match="append only"):
            base.execute(statement)
    base.close()


def test_undoing_is_an_entry_too_and_brings_back_what_stood_before(tmp_path: Path) -> None:
    book = Book(tmp_path)
    first = book.add(draft(new="a"))[0]
    second = book.add(draft(new="b", based=first.number))[0]
    undone = book.add(draft(new="a", based=second.number, undoes=second.number))[0]
    decisions = book.decisions(OWN)
    standing = decisions.of_value("/number")
    assert standing and standing.draft.new == "a" and standing.number == first.number
    assert decisions.based(About.VALUE, "/number") == undone.number
    assert len(book.entries(OWN)) == 3


def test_two_writers_lose_nothing(tmp_path: Path) -> None:
    book = Book(tmp_path)
    kept: list[str] = []

    def work(name: str) -> None:
        for _ in range(40):
            while True:
                based = book.decisions(OWN).based(About.VALUE, "/number")
                text = f"{name}{based}"
                try:
                    book.add(Draft(name, OWN, About.VALUE, "/number", based, new=text))
                except OutrunError:
                    continue
                kept.append(text)
                break

    threads = [threading.Thread(target=work, args=(name,)) for name in "AB"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    entries = book.entries(OWN)
    assert sorted(str(entry.draft.new) for entry in entries) == sorted(kept)
    assert len(entries) == 80


_WRITER = """
import sys
from pathlib import Path
from hedui.review.book import Book
from hedui.review.entries import About, Draft, Identity
book = Book(Path(sys.argv[1]))
for number in range(100000):
    made = book.add(Draft("王丽", Identity("ab" * 32, 1), About.VALUE, f"/items/{number}/unit", 0, new="台"))
    print(made[0].number, flush=True)
"""


def test_what_was_confirmed_is_there_when_the_process_is_killed(tmp_path: Path) -> None:
    Book(tmp_path)
    with subprocess.Popen([sys.executable, "-c", _WRITER, str(tmp_path)], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout
        said = [writer.stdout.readline() for _ in range(200)]
        time.sleep(0.01)
        os.kill(writer.pid, signal.SIGKILL)
        said += writer.stdout.readlines()
    confirmed = {int(line) for line in said if line.endswith("\n")}
    assert len(confirmed) >= 200
    assert confirmed <= {entry.number for entry in Book(tmp_path).entries(OWN)}


def test_a_book_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    Book(tmp_path)
    with sqlite3.connect(tmp_path / NAME) as base:
        base.execute("PRAGMA user_version = 99")
    with pytest.raises(OutputError, match="升级"):
        Book(tmp_path)


def test_a_damaged_book_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"no database at all, but some bytes" * 100)
    with pytest.raises(OutputError, match=r"decisions\.sqlite"):
        Book(tmp_path)
    assert (tmp_path / NAME).read_bytes().startswith(b"no database")


def test_nobody_makes_a_book_by_looking_for_one(tmp_path: Path) -> None:
    assert Book.beside(tmp_path) is None
    assert list(tmp_path.iterdir()) == []


def test_an_identity_is_told_from_any_other_text() -> None:
    assert Identity.of(str(OWN)) == OWN
    for text in ("", "x.1", f"{SHA}.", f"{SHA}.x", f"{SHA.upper()}.1", f"{SHA}.٣", f"../{SHA}.1", SHA):
        assert Identity.of(text) is None


def test_no_entries_come_to_nothing() -> None:
    assert Decisions.of([]).number == 0
