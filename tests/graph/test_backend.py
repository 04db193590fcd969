"""An installed NetworkX backend serves the measures unchanged: nothing of ours stands in its way."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
BACKEND = '''
import networkx as nx

served = []


class Network(nx.Graph):
    __networkx_backend__ = "counting"


class Backend:
    """Does what NetworkX does, and remembers what it was asked to do."""

    def convert_from_nx(self, graph, **options):
        return Network(graph)

    def convert_to_nx(self, result, **options):
        return result

    def can_run(self, name, args, kwargs):
        return True

    def should_run(self, name, args, kwargs):
        return True

    def betweenness_centrality(self, graph, *args, **options):
        served.append("betweenness_centrality")
        return nx.betweenness_centrality.orig_func(nx.Graph(graph), *args, **options)

    def all_shortest_paths(self, graph, *args, **options):
        served.append("all_shortest_paths")
        return nx.all_shortest_paths.orig_func(nx.Graph(graph), *args, **options)


backend = Backend()


def info():
    return {"functions": {"betweenness_centrality": {}, "all_shortest_paths": {}}}
'''
ENTRY_POINTS = """
[networkx.backends]
counting = counting_backend:backend

[networkx.backend_info]
counting = counting_backend:info
"""
QUESTIONS = """
import sys
from graph import office_network, shortest_routes
from tests.worlds import tiny_world

network = tiny_world()
print(office_network(network))
print(shortest_routes(network, "moe", "lea"))
print(sorted(set(sys.modules["counting_backend"].served)) if "counting_backend" in sys.modules else "none")
"""


def answers(folder: Path, *, backend: str) -> list[str]:
    """Return what a fresh interpreter answers, with a backend installed in a folder and chosen or not."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("NETWORKX_")}
    env["PYTHONPATH"] = os.pathsep.join([str(folder), str(ROOT)])
    env["NETWORKX_BACKEND_PRIORITY"] = backend
    env["NETWORKX_CACHE_CONVERTED_GRAPHS"] = "False"
    run = subprocess.run(
        [sys.executable, "-c", QUESTIONS], env=env, cwd=ROOT, capture_output=True, text=True, check=True
    )
    return run.stdout.splitlines()


def test_a_backend_that_is_installed_answers_the_same_questions_alike(tmp_path: Path) -> None:
    (tmp_path / "counting_backend.py").write_text(BACKEND, encoding="utf-8")
    dist = tmp_path / "counting-1.0.dist-info"
    dist.mkdir()
    (dist / "METADATA").write_text("Metadata-Version: 2.1\nName: counting\nVersion: 1.0\n", encoding="utf-8")
    (dist / "entry_points.txt").write_text(ENTRY_POINTS, encoding="utf-8")
    plain = answers(tmp_path, backend="")
    served = answers(tmp_path, backend="counting")
    assert served[:2] == plain[:2]
    assert served[2] == "['all_shortest_paths', 'betweenness_centrality']"
    assert plain[2] == "none"
