"""Every solution gets all of its points from the marker, and every untouched lab none."""

import pytest

from duograd.frameworks import NAMES
from duograd.marking.marker import Marker, Settings
from duograd.marking.submission import read_file, read_notebook
from harness import LESSONS, ROOT

pytestmark = [
    pytest.mark.parametrize("lesson", LESSONS),
    pytest.mark.parametrize("framework", NAMES),
]


@pytest.fixture(scope="module")
def marker():
    """One sandbox for each framework serves all labs."""
    with Marker(Settings(tier="", seed=4)) as made:
        yield made


def marked(marker, kind, lesson, framework):
    path = ROOT / kind / f"{lesson}_{framework}.ipynb"
    notebook = read_notebook(read_file(path), "as handed in.ipynb")
    assert (notebook.lab, notebook.framework) == (lesson, framework)
    found = marker.mark(notebook)
    assert not found.hits
    return found.verdicts


def test_a_solution_gets_every_point(marker, lesson, framework):
    verdicts = marked(marker, "solutions", lesson, framework)
    assert {verdict.outcome for verdict in verdicts} == {"right"}, verdicts
    assert sum(v.points for v in verdicts) == sum(v.max_points for v in verdicts) > 0


def test_an_untouched_lab_gets_no_points(marker, lesson, framework):
    verdicts = marked(marker, "labs", lesson, framework)
    assert sum(verdict.points for verdict in verdicts) == 0
    assert {verdict.outcome for verdict in verdicts} <= {"not started", "right"}
