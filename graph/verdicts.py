"""Claims against the record: which records speak for one and which against it, in plain words, no score."""

from __future__ import annotations

from collections.abc import Sized
from dataclasses import dataclass

from .build import Network, dataset_of


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the records of this data say of a claim: their ids on either side, and a sentence."""

    claim: str
    supporting: tuple[str, ...]
    contradicting: tuple[str, ...]
    words: str

    @property
    def records(self) -> tuple[str, ...]:
        """Return all records that bear on the claim, those for it first."""
        return tuple(dict.fromkeys(self.supporting + self.contradicting))


def verdict(network: Network, claim: str) -> Verdict:
    """Return what the records say of one claim.

    >>> verdict(network, "the-chain-slept").words
    '1 record supports, 2 contradict, in this data'
    """
    each = dataset_of(network).claims[claim]
    supporting = tuple(dict.fromkeys(each.supported_by))
    contradicting = tuple(dict.fromkeys(each.contradicted_by))
    return Verdict(claim, supporting, contradicting, verdict_words(supporting, contradicting))


def verdicts(network: Network) -> tuple[Verdict, ...]:
    """Return what the records say of every claim, in the order of the data."""
    return tuple(verdict(network, claim) for claim in dataset_of(network).claims)


def verdict_words(supporting: Sized, contradicting: Sized) -> str:
    """Say how many records stand on either side, as a sentence that promises no more than the data.

    >>> verdict_words("abc", "de")
    '3 records support, 2 contradict, in this data'
    >>> verdict_words("a", "")
    '1 record supports, none contradicts, in this data'
    >>> verdict_words("", "a")
    'No record supports, 1 contradicts, in this data'
    >>> verdict_words("", "")
    'No record in this data supports or contradicts it'
    """
    pro, contra = len(supporting), len(contradicting)
    if not pro and not contra:
        return "No record in this data supports or contradicts it"
    first = f"{pro or 'No'} record{'s' if pro > 1 else ''} support{'' if pro > 1 else 's'}"
    second = f"{contra or 'none'} contradict{'' if contra > 1 else 's'}"
    return f"{first}, {second}, in this data"
