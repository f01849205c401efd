"""What of a lab's own cells an answer may need, where the grader runs it."""

from duograd import frameworks
from duograd.boundary.wire import Request
from duograd.runner.child import answers
from duograd.runner.sources import helpers

CELL = """
from duograd.notebook import check, load_weights
from duograd.data.animals import ANIMALS
import numpy as np
MOST = 3
learned = np.zeros(MOST)
def first(n):
    return ANIMALS[:n]
"""


def test_imports_of_data_are_kept_and_what_a_notebook_shows_is_not():
    kept = helpers(CELL)
    for line in (
        "from duograd.data.animals import ANIMALS",
        "import numpy",
        "MOST = 3",
        "def first",
    ):
        assert line in kept
    assert "check" not in kept
    assert "learned" not in kept


def test_shipped_weights_can_be_put_into_a_model_where_the_grader_runs_it():
    cells = [{"exercise": "f", "source": "def f():\n    return load_weights.__name__\n"}]
    (seen,) = answers(frameworks.load("torch"), cells, [("f", [Request("f", "call", {})], 10)], 10)
    assert seen["value"] == "load_weights"
