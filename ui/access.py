"""Who may ask for the page, who may frame it, and under which path it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

LOOPBACK = ("127.0.0.1", "localhost", "::1")
_HOST = re.compile(r"\.?[a-z0-9]([a-z0-9.-]*[a-z0-9])?|[0-9a-f:]+")
_ORIGIN = re.compile(r"https?://[a-z0-9*]([a-z0-9.*-]*[a-z0-9])?(:[0-9]{1,5})?")
_PATH = re.compile(r"/([A-Za-z0-9_~-][A-Za-z0-9._~-]*/)*")


@dataclass(frozen=True)
class Access:
    """What the server answers to; raises ValueError for a word that could not be meant.

    ``hosts`` are names in the ``Host`` header besides this machine's own, ``frame_origins`` the sites
    that may show the page in a frame, ``path`` where the page stands on its host.
    """

    hosts: tuple[str, ...] = ()
    frame_origins: tuple[str, ...] = ()
    path: str = "/"

    def __post_init__(self) -> None:
        _each(self.hosts, _HOST, "a host name without a scheme or a port, such as example.org")
        _each(self.frame_origins, _ORIGIN, "an origin, such as https://example.org")
        _each((self.path,), _PATH, "a path that begins and ends with a slash, such as /direct-line/")

    @property
    def names(self) -> tuple[str, ...]:
        """Return every name the page is served under."""
        return (*LOOPBACK, *self.hosts)

    def answers_to(self, host: str) -> bool:
        """Tell whether a ``Host`` header names this server; a name with a dot in front means all below it.

        >>> Access(hosts=(".example.org",)).answers_to("line.example.org:8050"), Access().answers_to("[::1]")
        (True, True)
        """
        name = urlsplit(f"//{host}").hostname or ""
        return name in self.names or any(each[0] == "." and name.endswith(each) for each in self.hosts)


def is_public(host: str) -> bool:
    """Tell whether an address to listen on can be reached from other machines.

    >>> is_public("127.0.0.1"), is_public("::1"), is_public("0.0.0.0")
    (False, False, True)
    """
    return host != "localhost" and host != "::1" and not host.startswith("127.")


def _each(words: tuple[str, ...], form: re.Pattern[str], expected: str) -> None:
    for word in words:
        if not form.fullmatch(word):
            raise ValueError(f'"{word[:80]}": expected {expected}')
