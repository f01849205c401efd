"""What a lab shows where a cell fails: a line of ours where one helps, else Python's traceback."""

from __future__ import annotations

import os
import traceback
from typing import Any

from duograd.boundary.wire import Failure
from duograd.exercises import telling
from duograd.notebook import cards
from duograd.notebook.session import session
from duograd.runner.cells import made_by
from duograd.runner.explaining import explain

INTERRUPTED = "Interrupted: what this cell had begun is not finished."
WITHOUT_NUMBERS = ("symbolic", "non-tensor type")  # TensorFlow's words about such a tensor
IN_A_GRAPH = (
    "This cell runs your code in a graph (@tf.function), and there it failed. {} In a graph a "
    "tensor has no numbers yet: use TensorFlow's own functions, and not .numpy(), float() or NumPy."
)


def install() -> None:
    """Show one line for an unfinished TODO, for an error inside our code, for an interruption."""
    shell = cards.shell_of_user()
    if shell is not None and not os.environ.get("DUOGRAD_TRACEBACKS"):  # set where authors build
        shell.set_custom_exc((Exception, KeyboardInterrupt), _show_error)
        shell.events.register("post_run_cell", _go_on)  # a second time does nothing


def _show_error(
    shell: Any, kind: Any, error: BaseException, trace: Any, tb_offset: Any = None
) -> None:
    """IPython's handler: Python's usual traceback where none of our code is involved."""
    card = _card(shell, error, trace)
    if card:
        cards.show(card)
    else:
        shell.showtraceback((kind, error, trace), tb_offset=tb_offset)


def _go_on(result: Any) -> None:
    """Let *Run All* go on after a cell that waits for a TODO: not all front ends know our tag."""
    if session.waiting is not None and result.error_in_exec is session.waiting:
        result.error_in_exec = None
    session.waiting = None


def _card(shell: Any, error: BaseException, trace: Any) -> cards.Card | None:
    message = session.framework.clean_message(str(error))  # Keras wraps what a layer raises
    if isinstance(error, NotImplementedError) and message.startswith("TODO"):
        return _waiting(error, f"This cell needs {message}: finish it first.")
    if isinstance(error, NameError) and _waits_for_a_cell(shell, error.name):
        text = f"{_told(error)}: does a cell above, which makes it, wait for a TODO?"
        return _waiting(error, text)
    if _lacks_numbers(error, message):
        return cards.note(IN_A_GRAPH.format(telling.ended(_told(error))), "error")
    if not _passes_through_us(trace):
        return None
    if isinstance(error, KeyboardInterrupt):
        return cards.note(INTERRUPTED, "error")
    return cards.note(f"This cell called your code and failed. {_told(error)}", "error")


def _lacks_numbers(error: BaseException, message: str) -> bool:
    """Whether it was raised where TensorFlow makes a graph, over a tensor that has no numbers."""
    in_graph = getattr(error, "ag_error_metadata", None) is not None
    return in_graph and any(words in message.lower() for words in WITHOUT_NUMBERS)


def _waiting(error: BaseException, text: str) -> cards.Card:
    session.waiting = error
    return cards.note(text, "not started")


def _waits_for_a_cell(shell: Any, name: str | None) -> bool:
    """Whether a TODO is left, and a cell that ran before would have made the name.

    Where no history of cells is kept, nobody knows: then any name may wait for one.
    """
    if session.lab is None or not session.lab.waits():
        return False
    before = list(filter(None, shell.user_ns.get("In", [])[:-1]))
    return not before or any(name in made_by(source) for source in before)


def _passes_through_us(trace: Any) -> bool:
    frames = traceback.walk_tb(trace)
    return any(str(f.f_globals.get("__name__")).startswith("duograd.") for f, _ in frames)


def _told(error: BaseException) -> str:
    assert session.lab
    text = telling.failure(_failure(error))
    return text[:1].upper() + text[1:]


def _failure(error: BaseException) -> Failure:
    assert session.lab
    return explain(error, session.lab.namespace, session.lab.framework)
