"""What a replay of notebooks by nbval proves beyond the outputs that it compares."""

from __future__ import annotations

from typing import Any

from nbval.plugin import IPyNbCell

from kernels import ABSENT

LOADED = "sorted({name.partition('.')[0] for name in __import__('sys').modules})"
SECONDS = 60


def framework_of(cell: IPyNbCell) -> str | None:
    """The framework of a cell's notebook, as its file's name tells it."""
    name = cell.path.stem.rpartition("_")[2]
    return name if name in ABSENT else None


def begin(cell: IPyNbCell) -> None:
    """Replay in a kernel that lacks the other framework. Called before the kernel starts."""
    if framework := framework_of(cell):
        cell.parent.nb.metadata.kernelspec.name = framework


def look_at(cell: IPyNbCell) -> None:
    """Raise AssertionError unless a cell that has run shows what it should."""
    shown = cell.test_outputs
    assert not any(one.output_type == "error" for one in shown), (
        f"Run All shows a traceback: {shown}"
    )
    assert "No module named" not in str(shown), "an error may stand in a card"
    if cell.path.parent.name == "labs" and framework_of(cell):
        _says_not_started(cell)
    if cell.cell is [one for one in cell.parent.nb.cells if one.cell_type == "code"][-1]:
        _loaded_one_framework(cell)


def _says_not_started(cell: IPyNbCell) -> None:
    """In an untouched lab each check says so once, but of what is given, and no other cell does."""
    from duograd import exercises

    lesson = exercises.load(cell.path.stem.rpartition("_")[0])
    asked = {f"check-{one.name}" for one in lesson if one.level != "given"}
    said = [output.get("data", {}).get("text/plain", "") for output in cell.test_outputs]
    found = sum(text.startswith("○") and "not started" in text for text in said)
    expected = int(cell.cell.id in asked)
    assert found == expected, f"{cell.cell.id} says {found} times `not started`: {said}"


def _loaded_one_framework(cell: IPyNbCell) -> None:
    """At the end of a notebook its own framework is loaded, and the other one is not."""
    if framework := framework_of(cell):
        loaded = modules_in(cell.parent.kernel)
        assert framework in loaded, f"{framework} was not loaded"
        assert not loaded & set(ABSENT[framework]), f"more than {framework} was loaded"


def modules_in(kernel: Any) -> set[str]:
    """The names of the packages that a kernel has loaded."""
    asked = kernel.kc.execute("", silent=True, user_expressions={"loaded": LOADED})
    while (reply := kernel.get_message("shell", SECONDS))["parent_header"]["msg_id"] != asked:
        pass
    kernel.await_idle(asked, SECONDS)
    return set(eval(reply["content"]["user_expressions"]["loaded"]["data"]["text/plain"]))
