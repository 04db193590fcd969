"""How hard a text is to read: the Flesch-Kincaid grade, from sentences, words and syllables."""

from __future__ import annotations

import re

from graph.stories import sentences

_WORD = r"[^\W\d_]+(?:['’-][^\W\d_]+)*"
_SILENT = r"(?:[^laeiouy]e|[^aeiouydt]ed|[^aeiouycsxz]es)$"


def grade(text: str) -> float:
    """Return the grade of American schools from which on a text can be read.

    >>> round(grade("The cat sat on the mat. It was a fat cat."), 1)
    -1.6
    >>> grade("Multilateral organisations necessitate considerable institutional preparation.") > 20
    True
    """
    words = re.findall(_WORD, text)
    each_sentence = len(words) / max(sentences(text), 1)
    each_word = sum(syllables(word) for word in words) / max(len(words), 1)
    return 0.39 * each_sentence + 11.8 * each_word - 15.59


def syllables(word: str) -> int:
    """Return about how many syllables an English word has.

    >>> [syllables(word) for word in ("chain", "invited", "called", "telephone", "ambassador", "table")]
    [1, 3, 1, 3, 4, 2]
    """
    plain = re.sub(r"[^a-z]", "", word.casefold())
    vowels = len(re.findall(r"[aeiouy]+", plain))
    return max(vowels - bool(re.search(_SILENT, plain)), 1)
