"""Draws sentences, the same ones for the same seed."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

from archive.words import PLACES, STATEMENTS

Choice = TypeVar("Choice")


class Speech:
    """A source of sentences."""

    def __init__(self, seed: int) -> None:
        """Begin at a seed."""
        self.random = Random(seed)

    def one(self, choices: Sequence[Choice]) -> Choice:
        """Return one of some."""
        return self.random.choice(choices)

    def happens(self, chance: float) -> bool:
        """Return whether something happens that does so with a chance from 0 to 1."""
        return self.random.random() < chance

    def sentence(self, pattern: str) -> str:
        """Return a sentence with a place and a number put in."""
        return pattern.format(place=self.one(PLACES), number=self.random.randrange(4, 29))

    def statement(self) -> str:
        """Return a sentence of fact."""
        return self.sentence(self.one(STATEMENTS))

    def paragraph(self, sentences: int) -> str:
        """Return a paragraph, a sentence a line."""
        return "\n".join(self.statement() for _ in range(sentences))
