"""The faults Tunewise expects, each with the sentence a person is shown."""

from __future__ import annotations


class TunewiseError(Exception):
    """A fault with a sentence that says what happened and what to do; ``str()`` gives it."""


class ContentError(TunewiseError):
    """A content pack that cannot be used; ``faults`` lists every one with its place."""

    def __init__(self, pack: str, faults: tuple[str, ...]) -> None:
        self.faults = faults
        listed = "\n".join(f"  {fault}" for fault in faults)
        what = (
            "a fault; mend this line" if len(faults) == 1 else f"{len(faults)} faults; mend these"
        )
        super().__init__(f"The content pack {pack} has {what}:\n{listed}")


class AnswerError(TunewiseError):
    """An answer that does not fit its question, ``question`` being its id where one is meant.

    ``sentence`` says what to do without naming the question, for where it is in view anyway.
    """

    def __init__(self, sentence: str, question: str = "") -> None:
        self.sentence = sentence
        self.question = question
        super().__init__(f"{question}: {sentence}" if question else sentence)


class AssessmentFileError(TunewiseError):
    """A file that is not an assessment this version can open; the file is left untouched."""


class NewerFileError(AssessmentFileError):
    """An assessment written by a newer Tunewise."""


class PassphraseNeededError(AssessmentFileError):
    """An assessment protected by a passphrase, and none was given."""


class WrongPassphraseError(AssessmentFileError):
    """A passphrase that is not the one the assessment is protected with."""


class SaveError(TunewiseError):
    """A file that could not be written; what was there before is still there."""


class UsageError(TunewiseError):
    """Arguments of the command line that make no sense."""


class ReportError(TunewiseError):
    """A report that could not be made."""


class ReportLockedError(ReportError):
    """A report that only opens with its password, and that was not given or is another."""


class ReportStoppedError(ReportError):
    """A report that was not made because it is not wanted any more."""


class PriceFileError(TunewiseError):
    """A price list that cannot be used; ``faults`` says of each part what to do."""

    def __init__(self, name: str, faults: tuple[str, ...]) -> None:
        self.faults = faults
        shown, more = faults[:_SHOWN], len(faults) - _SHOWN
        rest = f"\n  and {more} more" if more > 0 else ""
        listed = "\n".join(f"  {fault}" for fault in shown)
        super().__init__(f"{name} was not used, and no price was changed:\n{listed}{rest}")


#: How many faults of a price list are told at once.
_SHOWN = 12
