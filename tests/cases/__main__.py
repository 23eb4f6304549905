"""Prints how the advice leans on published cases, papers and company cases apart."""

from __future__ import annotations

import sys

from logic.content import load_content
from tests.cases.mapping import load_cases
from tests.cases.scores import score, table


def main() -> int:
    content = load_content()
    cases = load_cases()
    papers = score("Papers", content, (case for case in cases if case.paper))
    firms = score("Company and vendor cases", content, (case for case in cases if not case.paper))
    sys.stdout.write("\n\n".join((table(papers), table(firms))) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
