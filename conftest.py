"""What all tests share: examples without a deadline, and the tiny world as ``network`` for doctests."""

from __future__ import annotations

import pytest
from hypothesis import settings

from tests.worlds import tiny_world

# How long an example takes says more of the machine than of the code.
settings.register_profile("direct-line", deadline=None)
settings.load_profile("direct-line")


@pytest.fixture(autouse=True, scope="session")
def _tiny_network(doctest_namespace: dict[str, object]) -> None:
    doctest_namespace["network"] = tiny_world()
