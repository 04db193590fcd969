"""What the doctests of ``graph`` are given: ``network``, the tiny world of the tests."""

from __future__ import annotations

import pytest

from tests.worlds import tiny_world


@pytest.fixture(autouse=True, scope="session")
def _tiny_network(doctest_namespace: dict[str, object]) -> None:
    doctest_namespace["network"] = tiny_world()
