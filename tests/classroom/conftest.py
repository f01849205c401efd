"""What the tests of a class share."""

import pytest

from duograd.classroom.gradebook import Gradebook


@pytest.fixture
def book(tmp_path):
    """A gradebook in which nothing stands yet."""
    with Gradebook(tmp_path / "gradebook.sqlite") as opened:
        yield opened
