"""Coverage-guided fuzzing of one target with Atheris, which is installed for this alone.

``python -m tests.torture.fuzz TARGET NEW KEPT -runs=N ...``: new inputs that reach new code go
to the folder NEW, KEPT is read as well; what follows are options of libFuzzer.
"""

from __future__ import annotations

import sys

import atheris  # type: ignore[import-not-found, import-untyped, unused-ignore]

# Only what is imported in here is watched for new code reached.
with atheris.instrument_imports(include=["logic", "PIL"]):
    import logic.report.logo  # noqa: F401
    from tests.torture.mutators import by_shape, mutate_json, mutate_pdf, mutate_prices, mutate_toml
    from tests.torture.targets import TARGETS


SHAPES = {
    "assessment": mutate_json,
    "sealed": mutate_json,
    "journal": mutate_json,
    "answers": mutate_json,
    "rules": mutate_toml,
    "words": mutate_toml,
    "prices": mutate_prices,
    "pdf": mutate_pdf,
}


def main(arguments: list[str]) -> None:
    """Fuzz until the runs are over; the process ends with 0 where no fault was found."""
    name = arguments[1]
    options = [arguments[0], *arguments[2:]]
    if mutate := SHAPES.get(name):
        mutator = by_shape(mutate)
        atheris.Setup(options, TARGETS[name], custom_mutator=mutator)
    else:
        atheris.Setup(options, TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv)
