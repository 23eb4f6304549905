"""The light versions of ``tasks.py torture``: fewer kills, fewer faults, the corpus replayed."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest

from tests.torture import disks, mutators, seeds
from tests.torture.targets import TARGETS

pytestmark = pytest.mark.untraced

ROOT = Path(__file__).parents[2]
CORPUS = Path(__file__).parent / "corpus"
KEPT = sorted(path for path in CORPUS.rglob("*") if path.is_file())
#: Bytes that one input of the corpus may take while it is read.
MOST_MEMORY = 150_000_000


@pytest.mark.skipif(sys.platform == "win32", reason="there is no fork to kill")
def test_a_program_killed_at_random_loses_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.torture.kills", "24", "7"],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    found = json.loads(done.stdout)
    assert (found["tries"], found["faults"], found["losses"]) == (24, [], [])


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EACCES])
def test_whatever_call_fails_nothing_is_lost(fault: int) -> None:
    tally = disks.Tally()
    disks.every_call_fails(tally, [fault])
    assert tally.tries > 20
    assert tally.refused > 5
    assert (tally.faults, tally.losses) == ([], [])


@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_the_corpus_of_the_fuzzer_is_refused_or_read(path: Path) -> None:
    tracemalloc.start()
    try:
        TARGETS[path.parent.name](path.read_bytes())
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < MOST_MEMORY


def test_every_target_has_its_corpus_and_its_seeds() -> None:
    assert {path.parent.name for path in KEPT} == set(TARGETS) == set(seeds.seeds())


def test_mutations_are_the_same_from_the_same_seed() -> None:
    for mutate, data in (
        (mutators.mutate_json, b'{"a": [1, 2, {"b": "c"}]}'),
        (mutators.mutate_toml, b'[a]\nb = "c"\n'),
        (mutators.mutate_prices, b"a,b\n1,2\n"),
        (mutators.mutate_pdf, seeds.report()),
        (mutators.mutate_pdf, b"no mark"),
        (mutators.mutate_prices, b'{"a": [1, 2, {"b": "c"}]}'),
    ):
        mutator = mutators.by_shape(mutate)
        made = {mutator(data, 16384, seed) for seed in range(200)}
        assert made == {mutator(data, 16384, seed) for seed in range(200)}
        assert len(made) > 50
