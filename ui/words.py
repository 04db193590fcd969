"""The record's own words for what the page speaks of: a mayor's page says district, not country."""

from __future__ import annotations

from graph import Network, dataset_of


def told(network: Network, text: str) -> str:
    """Return a text of the page in the words of a record: ``{country}``, ``{Countries}``, ``{principal}`` ...

    ``{leader}`` and ``{principal}`` are the titles of the two ends of the chain, ``{rungs}`` those between,
    ``{side}`` and ``{home}`` the names of the two ends' sides.
    """
    data = dataset_of(network)
    words, first, last = data.about.words, data.chain[0], data.chain[-1]
    named = {
        "country": words.country,
        "countries": words.countries,
        "leader": _small(first.title),
        "principal": last.title,
        "rungs": ", ".join(_small(rung.title) for rung in data.chain[1:-1]) or "none here",
        "side": data.about.sides.get(first.side, first.side),
        "home": data.about.sides.get(last.side, last.side),
    }
    return text.format(**named, Country=_big(words.country), Countries=_big(words.countries))


def _small(title: str) -> str:
    """Return a title as it stands inside a sentence, but for those that begin with initials."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def _big(word: str) -> str:
    return word[:1].upper() + word[1:]
