"""Work done once per data version: answers kept as long as their network lives, and no more of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, TypeVar, cast
from weakref import WeakKeyDictionary, ref

from .build import Network

Question = TypeVar("Question", bound=Callable[..., Any])


def per_network(*, size: int) -> Callable[[Question], Question]:
    """Keep at most ``size`` answers to a question for each network, and forget them with the network.

    The network is frozen and every option hashable, so that an answer never goes stale; a new data
    file makes a new network, for which nothing is kept yet.
    """

    def kept(question: Question) -> Question:
        answers: WeakKeyDictionary[Network, Callable[..., Any]] = WeakKeyDictionary()

        @wraps(question)
        def answer(network: Network, *args: Any, **options: Any) -> Any:
            known = answers.get(network)
            if known is None:
                known = answers.setdefault(network, _known(question, network, size))
            return known(*args, **options)

        return cast(Question, answer)

    return kept


def _known(question: Callable[..., Any], network: Network, size: int) -> Callable[..., Any]:
    """Return a bounded memory of one question to one network, which does not keep the network alive."""
    living = ref(network)

    @lru_cache(maxsize=size)
    def ask(*args: Any, **options: Any) -> Any:
        return question(living(), *args, **options)

    return ask
