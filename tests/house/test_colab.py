"""Google Colab: its list of installed packages already holds what the helper needs.

The list is what Colab's runtime had on 2026-08-19. `make test-colab` runs labs on these versions.
"""

import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

from harness import ROOT

PYTHON = "3.13"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NEEDED = PROJECT["dependencies"]


def colab():
    """Colab's packages: name to version."""
    text = (ROOT / "tests" / "data" / "colab-2026-08-19.txt").read_text(encoding="utf-8")
    pinned = [line.split("==") for line in text.splitlines() if "==" in line and line[0] != "#"]
    return {canonicalize_name(name): Version(version) for name, version in pinned}


@pytest.mark.parametrize("needed", NEEDED)
def test_what_the_helper_needs_is_in_colab_already(needed):
    requirement = Requirement(needed)
    if requirement.marker and not requirement.marker.evaluate({"python_version": PYTHON}):
        return
    version = colab()[canonicalize_name(requirement.name)]
    assert requirement.specifier.contains(version), f"Colab has {version}"


def test_the_helper_accepts_colabs_python():
    assert SpecifierSet(PROJECT["requires-python"]).contains(PYTHON)


def test_colab_brings_both_frameworks():
    assert {"torch", "tensorflow", "keras"} <= set(colab())
