"""Kills a program at random while it keeps answers and saves, and looks at what is left.

``python -m tests.torture.kills COUNT SEED`` prints a line of JSON: kills, and what was lost. The
file must be whole, and the file or the journal must hold every change but the one being typed.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QCoreApplication

from logic import assessment_file
from logic.assessment import Assessment, Engagement
from logic.errors import AssessmentFileError
from logic.journal import Journal
from logic.vault import Seal, make_seal
from ui.keeper import Keeper, Sources
from ui.store import Store

if TYPE_CHECKING:
    from collections.abc import Sequence

BORN = Assessment(id="6f1c1d9e-7a39-4c53-8d3b-0a6a6a1e5c11", date="2026-11-22")
LONGEST_LIFE = 0.06
PADDING = "what the client said, long enough to be written in several pieces. " * 300


@dataclass(slots=True)
class Tally:
    """What came of all the kills."""

    tries: int = 0
    saved: int = 0
    recovered: int = 0
    leftovers: int = 0
    faults: list[str] = field(default_factory=list)
    losses: list[str] = field(default_factory=list)


def state(number: int) -> Assessment:
    """The assessment after so many changes."""
    return replace(BORN, engagement=Engagement(task=str(number), decision=PADDING))


def number_of(assessment: Assessment) -> int:
    """How many changes an assessment holds."""
    return int(assessment.engagement.task or 0)


def a_keeper(home: Path) -> Keeper:
    """A keeper as the program has it."""
    store = Store(home)
    store.prepare()
    return Keeper(store, Sources(now=lambda: datetime.now(UTC), new_id=lambda: str(uuid4())))


def live(home: Path, path: Path, seal: Seal | None, pipe: int) -> None:
    """Answer and save until killed, telling each step before and after it."""
    chance = random.Random(os.getpid())  # noqa: S311 - not for secrets
    keeper = a_keeper(home)
    keeper.adopt(keeper.read(path, seal or ""))
    first = number_of(assessment_file.load(path, seal or ""))
    os.write(pipe, b"r\n")
    for number in count(first + 1):
        os.write(pipe, f"t{number}\n".encode())
        keeper.note(state(number))
        os.write(pipe, f"n{number}\n".encode())
        if chance.random() < 0.4:
            keeper.save()
            os.write(pipe, f"s{number}\n".encode())


def one_life(home: Path, path: Path, seal: Seal | None, chance: random.Random) -> dict[str, int]:
    """Let a program live for a moment; the highest number told of each step."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            live(home, path, seal, writing)
        finally:
            os._exit(1)
    os.close(writing)
    told = b""
    while not told:
        told = os.read(reading, 4096)
    time.sleep(chance.uniform(0, LONGEST_LIFE))
    os.kill(child, signal.SIGKILL)
    while part := os.read(reading, 65536):
        told += part
    os.close(reading)
    os.waitpid(child, 0)
    steps = {"t": 0, "n": 0, "s": 0}
    for line in told.decode().splitlines():
        if line != "r":
            steps[line[0]] = int(line[1:])
    return steps


def look(home: Path, path: Path, seal: Seal | None, steps: dict[str, int], tally: Tally) -> None:
    """Hold what is left against what was told, and put everything in order for the next life."""
    tally.tries += 1
    tally.leftovers += len(list(path.parent.glob(".tunewise-*.tmp")))
    try:
        in_file = number_of(assessment_file.load(path, seal or ""))
    except AssessmentFileError as fault:
        tally.losses.append(f"the file: {fault}")
        return
    if in_file < steps["s"]:
        tally.losses.append(f"saved {steps['s']}, the file holds {in_file}")
    best = in_file
    store = Store(home)
    for recovery in store.left_behind():
        entry = Journal.read(recovery.journal, seal or "")
        if entry is not None and entry.assessment is not None:
            best = max(best, number_of(entry.assessment))
            tally.recovered += 1
        store.discard(recovery.journal)
    tally.saved += in_file > 0
    if best < steps["n"]:
        tally.losses.append(f"kept {steps['n']}, found {best}")
    if best > steps["t"] > 0:
        tally.faults.append(f"found {best}, told {steps['t']}")
    tidy(home, path, seal, tally)


def tidy(home: Path, path: Path, seal: Seal | None, tally: Tally) -> None:
    """Open it as the next start does: the lock of the dead gives way, and nothing stays behind."""
    keeper = a_keeper(home)
    keeper.adopt(keeper.read(path, seal or ""))
    if keeper.read_only is not None:
        tally.faults.append("the lock of a killed program was not taken over")
    keeper.end()
    left = [p.name for p in path.parent.iterdir() if p not in (path, home)]
    if left:
        tally.faults.append(f"left behind: {left}")


def torture(kills: int, seed: int) -> Tally:
    """Kill so many programs, every other one while it works on a protected file."""
    chance, tally = random.Random(seed), Tally()  # noqa: S311 - not for secrets
    seals = (None, make_seal("four plain words here", rounds=1, memory=8192))
    with TemporaryDirectory() as folder:
        places = [Path(folder, name) for name in ("plain", "sealed")]
        for place, seal in zip(places, seals, strict=True):
            place.mkdir()
            assessment_file.save(place / "visit.tunewise", state(0), seal=seal)
        for number in range(kills):
            place, seal = places[number % 2], seals[number % 2]
            home, path = place / "home", place / "visit.tunewise"
            look(home, path, seal, one_life(home, path, seal, chance), tally)
    return tally


def main(arguments: Sequence[str]) -> int:
    """Print what came of it; 1 where anything was lost."""
    QCoreApplication([])
    kills, seed = (int(argument) for argument in arguments)
    tally = torture(kills, seed)
    told = f"{tally.saved} with a save, {tally.recovered} recovered, {tally.leftovers} cut short"
    row = {"tries": tally.tries, "faults": tally.faults, "losses": tally.losses, "told": told}
    sys.stdout.write(json.dumps(row) + "\n")
    return int(bool(tally.faults or tally.losses))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
