"""Whether one name is another one misspelt, or another person's."""

from rapidfuzz.distance import OSA, Indel, JaroWinkler

_LONG = 8
"""Letters from which a surname may have two slips of the hand."""


def is_name_misspelt(written: tuple[str, str], known: tuple[str, str]) -> bool:
    """Whether a forename and surname, folded, are those of somebody known but for a slip in either."""
    (forename, surname), (known_forename, known_surname) = written, known
    if forename == known_forename:
        return is_surname_misspelt(surname, known_surname)
    if not is_forename_misspelt(forename, known_forename):
        return False
    return surname == known_surname or (_is_one_slip(surname, known_surname) and len(forename) >= 5 <= len(surname))


def is_surname_misspelt(written: str, known: str) -> bool:
    """Whether a surname is another one misspelt: Brittan and Brittain, not Harris and Harrison."""
    if written[:1] != known[:1]:
        return False
    if _is_one_slip(written, known):
        return True
    if min(len(written), len(known)) < _LONG or written.startswith(known) or known.startswith(written):
        return False
    if OSA.distance(written, known, score_cutoff=2) <= 2:
        return JaroWinkler.similarity(written, known) >= 0.9
    # The letters of one, in another order: Shamonivoc and Sahmanovic.
    return Indel.normalized_similarity("".join(sorted(written)), "".join(sorted(known))) >= 0.9


def is_forename_misspelt(written: str, known: str) -> bool:
    """Whether a forename is another one misspelt: Claire and Clare, not Paul and Paula or Tim and Jim."""
    if written[:1] != known[:1] or not _is_one_slip(written, known):
        return False
    shorter, longer = sorted((written, known), key=len)
    return not (longer.startswith(shorter) and longer[-1:] in ("a", "e", "y", "i"))


def _is_one_slip(written: str, known: str) -> bool:
    """Whether one letter is too many, too few or another, or two stand in the other order."""
    if written == known or OSA.distance(written, known, score_cutoff=1) > 1:
        return False
    # One letter for another makes most short names other names: Page and Pace, Mark and Mary.
    return min(len(written), len(known)) >= (5 if len(written) == len(known) else 3)
