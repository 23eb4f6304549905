from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logic import assessment_file as module
from logic.assessment import Answer, Assessment, Engagement
from logic.assessment_checks import amount_faults
from logic.assessment_file import (
    ENCRYPTED_KIND,
    FORMAT,
    KIND,
    dumps,
    from_plain,
    load,
    loads,
    save,
)
from logic.errors import AssessmentFileError, NewerFileError, SaveError
from logic.strict_json import JsonError
from tests.logic.files.examples import BLANK, ID, SMALL, spoilt
from tests.logic.files.strategies import assessments

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
KEPT = Path(__file__).parent / "files" / "corpus" / "format-4-small.tunewise"

Raw = dict[str, Any]


def changed(change: Callable[[Raw], object], assessment: Assessment = SMALL) -> bytes:
    """The file of an assessment, changed by hand."""
    raw: Raw = json.loads(dumps(assessment))
    change(raw)
    return json.dumps(raw).encode()


def refusal(data: bytes) -> str:
    with pytest.raises(AssessmentFileError) as caught:
        loads(data, "visit.tunewise")
    return str(caught.value)


# Writing


@given(assessments())
def test_save_open_save_gives_equal_bytes_and_values(assessment: Assessment) -> None:
    data = dumps(assessment)
    opened = loads(data, "it")
    assert opened == assessment
    assert dumps(opened) == data


@given(assessments())
def test_the_order_things_were_said_in_does_not_matter(assessment: Assessment) -> None:
    turned = replace(assessment, answers=dict(reversed(assessment.answers.items())))
    assert dumps(turned) == dumps(assessment)


def test_the_form_is_the_one_that_was_released() -> None:
    assert dumps(SMALL, "tunewise 1.0") == KEPT.read_bytes()
    assert load(KEPT) == SMALL


def test_a_blank_assessment_is_short() -> None:
    assert json.loads(dumps(BLANK)) == {
        "format": FORMAT,
        "kind": KIND,
        "assessment": {"id": ID, "date": "2026-11-22"},
    }


def test_half_a_character_is_replaced_and_the_rest_kept() -> None:
    said = "before \ud83d after \N{GRINNING FACE}"
    broken = replace(BLANK, engagement=Engagement(task=said))
    opened = loads(dumps(broken), "it")
    assert opened.engagement.task == "before \N{REPLACEMENT CHARACTER} after \N{GRINNING FACE}"


# Reading: the wrapping


def test_a_newer_file_is_refused_and_left_untouched(tmp_path: Path) -> None:
    path = tmp_path / "newer.tunewise"
    data = changed(lambda raw: raw.update(format=FORMAT + 1, surprise=True))
    path.write_bytes(data)
    with pytest.raises(NewerFileError) as caught:
        load(path)
    assert f"newer Tunewise (file format {FORMAT + 1}" in str(caught.value)
    assert "install the newer version" in str(caught.value)
    assert path.read_bytes() == data


def test_a_newer_protected_file_is_a_newer_file_first() -> None:
    with pytest.raises(NewerFileError):
        loads(json.dumps({"format": 9, "kind": ENCRYPTED_KIND}).encode(), "it")


@pytest.mark.parametrize(
    "data",
    [b"[]", b"1", b'"text"', b"{}", b'{"kind": "pia"}', b'{"kind": []}', b'{"date": "2026-11-22"}'],
)
def test_other_json_is_no_assessment(data: bytes) -> None:
    sentence = refusal(data)
    assert "it is not an assessment made by Tunewise" in sentence
    assert "choose a file that ends in .tunewise" in sentence


@pytest.mark.parametrize("found", [None, "1", True, 1.0, 0, -1, []])
def test_a_file_must_say_its_format(found: object) -> None:
    sentence = refusal(changed(lambda raw: raw.update(format=found)))
    assert "does not say which file format" in sentence


def test_every_way_to_cut_a_file_short_is_refused() -> None:
    data = dumps(SMALL)
    for length in range(len(data) - 2):
        assert "visit.tunewise cannot be opened: it is" in refusal(data[:length])


def test_no_part_is_ignored() -> None:
    assert "at extra," in refusal(changed(lambda raw: raw.update(extra=1)))
    inner = changed(lambda raw: raw["assessment"]["answers"]["error_cost"]["amount"].update(mid=1))
    assert "at answers > error_cost > amount > mid, this version knows no such part" in refusal(
        inner
    )
    listed = changed(lambda raw: raw["assessment"]["priorities"][0].update(pionts={}))
    assert "at priorities > 1 > pionts" in refusal(listed)


# Reading: wrong types


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"id": 1}, "at id, expected text, found a whole number"),
        ({"date": None}, "at date, expected text, found nothing"),
        ({"answers": []}, "at answers, expected a group in braces, found a list"),
        ({"answers": {"q": 1}}, "at answers > q, expected a group in braces"),
        ({"answers": {"q": {"options": "a"}}}, "at answers > q > options, expected a list"),
        ({"answers": {"q": {"options": [1]}}}, "at answers > q > options > 1, expected text"),
        ({"answers": {"q": {"marked": 1}}}, "at answers > q > marked, expected true or false"),
        ({"answers": {"q": {"state": "maybe"}}}, 'at answers > q > state, "maybe" is none of'),
        ({"answers": {"q": {"amount": {"low": 1}}}}, "at answers > q > amount, "),
        ({"answers": {"q": {"amount": True}}}, "found true or false"),
        (
            {"answers": {"q": {"amount": {"low": 1, "likely": 1, "high": 10**400}}}},
            "at answers > q > amount > high, the number is too large",
        ),
        (
            {"engagement": {"people": [{"id": "a"}]}},
            'at engagement > people > 1, "role" is missing',
        ),
        ({"priorities": [{"points": {"cost": 1.5}}]}, "expected a whole number, found a number"),
        ({"revision": "1"}, "at revision, expected a whole number, found text"),
        ({"engagement": {"sells_implementation": 1}}, "expected true or false or nothing"),
    ],
)
def test_a_wrong_type_is_placed(change: Raw, said: str) -> None:
    assert said in refusal(changed(lambda raw: raw["assessment"].update(change)))


def test_an_assessment_must_be_there() -> None:
    assert "expected a group in braces" in refusal(changed(lambda raw: raw.pop("assessment")))
    assert '"id" is missing' in refusal(changed(lambda raw: raw["assessment"].pop("id")))


def test_a_fault_without_a_place_is_said_as_well() -> None:
    with pytest.raises(JsonError, match=r"^expected a group in braces, found text$"):
        from_plain("x", Answer)


@given(st.data())
def test_a_spoilt_file_is_opened_whole_or_refused_in_words(data: st.DataObject) -> None:
    assessment = data.draw(assessments())
    raw = data.draw(spoilt(json.loads(dumps(assessment))))
    try:
        opened = loads(json.dumps(raw).encode(), "visit.tunewise")
    except AssessmentFileError as fault:
        assert str(fault).startswith("visit.tunewise ")  # noqa: PT017 - or none is raised
        return
    assert loads(dumps(opened), "it") == opened


# Reading: impossible values

TRIAL: Raw = {"tried": 10, "good": 4, "pass_mark": 90}
COST: Raw = {"low": 1, "likely": 2, "high": 3, "unit": "USD"}
PRICE: Raw = {
    "provider": "p",
    "model": "m",
    "kind": "k",
    "unit": "u",
    "price_usd": 1,
    "as_of": "2026-07-01",
    "source": "s",
}


def answered(**parts: object) -> Raw:
    return {"answers": {"q": {"state": "answered", **parts}}}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"id": "../../etc"}, "at id, this is no UUID"),
        ({"id": "{6F1C1D9E-7A39-4C53-8D3B-0A6A6A1E5C11}"}, "at id, this is no UUID"),
        ({"date": "22.11.2026"}, 'at date, "22.11.2026" is no day'),
        ({"date": "20261122"}, "is no day written as YYYY-MM-DD"),
        ({"date": "2026-02-30"}, "is no day written as YYYY-MM-DD"),
        ({"revision": 0}, "at revision, the number must be at least 1"),
        ({"answers": {"a b": {}}}, "at answers > a b, this is no id"),
        ({"answers": {"": {"marked": True}}}, "this is no id of a question"),
        (answered(), "at answers > q, it counts as answered but holds no answer"),
        ({"answers": {"q": {"options": ["a"]}}}, "does not count as answered"),
        (answered(options=["a"], trial=TRIAL), "exclude each other"),
        (answered(options=["a", "a"]), "one of them stands there twice"),
        (answered(options=["-"]), "one of them is no id of an option"),
        (
            answered(amount={"low": 2, "likely": 1, "high": 3}),
            "at answers > q > amount, low, likely and high must not fall",
        ),
        (answered(trial=TRIAL | {"good": 11}), "11 good cases are more than the 10 tried"),
        (answered(trial=TRIAL | {"good": -1}), "no count of cases may be below 0"),
        (answered(trial=TRIAL | {"tried": 10**10}), "more than 1000000000 cases"),
        (
            answered(trial=TRIAL | {"facts": 3, "way": 2, "reasoning": 2}),
            "7 failures with a kind are more than the 6 failed cases",
        ),
        (answered(trial=TRIAL | {"pass_mark": 0}), "the pass mark must be above 0"),
        (answered(trial=TRIAL | {"pass_mark": 100.5}), "the pass mark must be above 0"),
        (
            answered(options=["a"], voices=[{"said_by": "IT", "options": ["-"]}]),
            "at answers > q > voices > 1 > options",
        ),
        ({"answers": {"q": {"state": "not_applicable"}}}, "at answers > q > reason, it must be"),
        (
            {"engagement": {"people": [{"id": "a", "role": "r"}, {"id": "a", "role": "s"}]}},
            "at engagement > people, each person needs an id",
        ),
        ({"engagement": {"people": [{"id": "", "role": "r"}]}}, "each person needs an id"),
        ({"priorities": [{}, {}]}, "at priorities, one person has two sets"),
        ({"priorities": [{}, {"person": "a"}]}, "only one set can be the agreed one"),
        ({"priorities": [{"tolerance": 101}]}, "at priorities > 1 > tolerance"),
        ({"priorities": [{"points": {"price": 1}}]}, "price is none of business_need"),
        ({"priorities": [{"points": {"cost": 101}}]}, "at priorities > 1 > points > cost"),
        (
            {"route_choices": [{"approach": "both", "route": "A1", "reason": ""}]},
            "at route_choices > 1 > approach, it is none of foundation, fine_tuned",
        ),
        (
            {"route_choices": [{"approach": "foundation", "route": "", "reason": ""}]},
            "at route_choices > 1 > route",
        ),
        (
            {"route_choices": [{"approach": "foundation", "route": "A1", "reason": ""}] * 2},
            "an approach has two routes",
        ),
        ({"costs": {"currency": "usd"}}, "at costs > currency"),
        ({"costs": {"rate": 0}}, "at costs > rate"),
        ({"costs": {"rate_date": "today"}}, "at costs > rate_date"),
        ({"costs": {"inputs": {"x": COST | {"low": 9}}}}, "at costs > inputs > x, low, likely"),
        ({"costs": {"inputs": {"x": COST | {"changed_on": "1"}}}}, "inputs > x > changed_on"),
        (
            {"costs": {"ways": {"B2": {"way": "a b"}}}},
            "at costs > ways > B2, this is no way to pay",
        ),
        ({"costs": {"ways": {"B2": {"way": "x", "changed_on": "1"}}}}, "B2 > changed_on"),
        ({"costs": {"prices": [PRICE | {"price_usd": -1}]}}, "at costs > prices > 1 > price_usd"),
        ({"costs": {"prices": [PRICE | {"as_of": "July"}]}}, "at costs > prices > 1 > as_of"),
        ({"costs": {"prices": [PRICE | {"serving_ends": "2027"}]}}, "prices > 1 > serving_ends"),
        ({"costs": {"prices": [PRICE | {"min_prompt_tokens": -1}]}}, "1 > min_prompt_tokens"),
        ({"costs": {"prices": [PRICE | {"role": "input"}] * 2}}, "one role has two prices"),
        ({"costs": {"prices": [PRICE | {"edit": {"old_usd": -1}}]}}, "1 > edit > old_usd"),
        ({"costs": {"prices": [PRICE | {"edit": {"changed_on": "1"}}]}}, "1 > edit > changed_on"),
        ({"report": {"colour": "red"}}, "at report > colour"),
        ({"report": {"logo": "***"}}, "at report > logo, this is no PNG or JPEG"),
        ({"report": {"logo": "ä"}}, "at report > logo, this is no PNG or JPEG"),
        ({"report": {"logo": "R0lGODlh"}}, "at report > logo, this is no PNG or JPEG"),
        (
            {"revisions": [{"number": 1, "finished_on": ""}]},
            "at revisions, their numbers must rise",
        ),
        (
            {"revision": 2, "revisions": [{"number": 1, "finished_on": "?"}]},
            "at revisions > 1 > finished_on",
        ),
    ],
)
def test_an_impossible_value_is_placed(change: Raw, said: str) -> None:
    assert said in refusal(changed(lambda raw: raw["assessment"].update(change), BLANK))


def test_the_parts_the_faults_are_planted_in_are_sound() -> None:
    sound: Raw = {
        "revision": 2,
        "revisions": [{"number": 1, "finished_on": "2026-01-31"}],
        "costs": {"inputs": {"x": COST}, "prices": [PRICE]},
        **answered(trial=TRIAL),
    }
    opened = loads(changed(lambda raw: raw["assessment"].update(sound), BLANK), "it")
    assert opened.costs.prices[0].model == "m"


def test_an_amount_made_in_memory_may_not_be_infinite(tmp_path: Path) -> None:
    amount = SMALL.answers["error_cost"].amount
    assert amount is not None
    endless = replace(amount, high=float("inf"))
    broken = SMALL.with_answer("error_cost", replace(SMALL.answers["error_cost"], amount=endless))
    with pytest.raises(SaveError, match="every number must be finite"):
        save(tmp_path / "it.tunewise", broken)
    assert not list(tmp_path.iterdir())
    assert list(amount_faults(endless)) == ["every number must be finite"]


# On the disk


def test_what_was_saved_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "visit.tunewise"
    save(path, SMALL, "tunewise 1.0")
    assert load(path) == SMALL
    assert path.read_bytes() == dumps(SMALL, "tunewise 1.0")


def test_what_could_not_be_opened_again_is_not_saved(tmp_path: Path) -> None:
    path = tmp_path / "visit.tunewise"
    save(path, SMALL)
    with pytest.raises(SaveError) as caught:
        save(path, replace(SMALL, date="soon"))
    assert "Nothing was saved" in str(caught.value)
    assert 'at date, "soon" is no day' in str(caught.value)
    assert load(path) == SMALL


def test_what_comes_out_as_no_file_of_ours_is_not_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "visit.tunewise"
    save(path, SMALL)
    monkeypatch.setattr(module, "dumps", lambda *_: b"{}")
    with pytest.raises(SaveError, match="Nothing was saved, for the file could not be used"):
        save(path, BLANK)
    assert load(path) == SMALL


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(AssessmentFileError, match="there is no such file"):
        load(tmp_path / "none.tunewise")


SAVES = """
import sys
from dataclasses import replace
from pathlib import Path
from logic.assessment import Engagement
from logic.assessment_file import load, save
path = Path(sys.argv[1])
assessment = load(path)
print(flush=True)
for number in range(1_000_000):
    text = "long enough to take a while " * 4000 + str(number)
    save(path, replace(assessment, engagement=Engagement(task=text)))
"""


def test_a_kill_during_saving_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "visit.tunewise"
    save(path, SMALL)
    for pause in (0.0, 0.005, 0.011, 0.017, 0.023):
        command = [sys.executable, "-c", SAVES, str(path)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(pause)
            process.send_signal(signal.SIGKILL)
        assert load(path).id == SMALL.id


def test_the_window_starts_without_the_decoder() -> None:
    code = "import sys, logic.assessment_file, logic.journal; print('msgspec' in sys.modules)"
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert found.stdout == "False\n"
