"""What the tests share: wrong and right answers made from what the exercises declare."""

from __future__ import annotations

import dataclasses
import functools
import importlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
from nbclient import NotebookClient

from answers import Answer
from duograd import exercises, frameworks
from duograd.boundary.wire import Observation, Table
from duograd.exercises import reference
from duograd.exercises.attempts import Trial, prepare
from duograd.exercises.declaration import Exercise, Misconception
from duograd.exercises.judge import judge, misled
from duograd.exercises.verdict import Verdict
from duograd.runner.cells import Cell, run_cells
from duograd.runner.probes import observe_each
from duograd.runner.sources import helpers
from layers import keras_layer, torch_layer

ROOT = Path(__file__).resolve().parents[1]
LESSONS = list(exercises.lesson_names())
SEED = 20
MISSING = """
import sys
class Without:
    def __init__(self, finder):
        self.finder = finder
    def find_spec(self, name, path=None, target=None):
        absent = name.partition(".")[0] in {names}
        return None if absent else self.finder.find_spec(name, path, target)
    def __getattr__(self, name):
        return getattr(self.finder, name)
sys.meta_path[:] = map(Without, sys.meta_path)
"""


LESSONS_FOLDER = ROOT / "shared" / "duograd" / "lessons"


def lay_lessons(root: Path) -> Path:
    """Put the texts of all lessons into another project, to be read or edited there."""
    folder = root / LESSONS_FOLDER.relative_to(ROOT)
    for lesson in LESSONS:
        (folder / lesson).mkdir(parents=True)
        shutil.copy(text_of(lesson), folder / lesson)
    return folder


def text_of(lesson: str) -> Path:
    """The text file of a lesson."""
    return LESSONS_FOLDER / lesson / "lesson.md"


def pictures_of(lesson: str) -> Any:
    """The module that draws a lesson's pictures."""
    return importlib.import_module(f"duograd.lessons.{lesson}.pictures")


@functools.cache
def course() -> Any:
    """All lessons as they are written."""
    from duograd.authoring.build import read_course

    return read_course(ROOT)


def each_exercise() -> Iterator[tuple[str, str]]:
    """Lesson and exercise, for all that are declared."""
    for lesson in LESSONS:
        for name in exercises.load(lesson).exercises:
            yield lesson, name


def exercise_of(lesson: str, name: str) -> Exercise:
    return exercises.load(lesson).exercises[name]


@functools.cache
def trials_of(lesson: str, name: str, framework: str, seed: int = SEED) -> list[Trial]:
    return prepare(exercise_of(lesson, name), framework, seed)


def notebook(kind: str, lesson: str, framework: str) -> Any:
    path = ROOT / kind / f"{lesson}_{framework}.ipynb"
    return nbformat.read(path, as_version=4)


def without(folder: Path, names: Iterable[str], *path: Path) -> dict[str, str]:
    """The environment of a Python that cannot import some modules; `path` is searched first.

    The folder is given a `sitecustomize.py`, which Python runs before anything else.
    """
    text = MISSING.format(names=tuple(names))
    (folder / "sitecustomize.py").write_text(text, encoding="utf-8")
    paths = [*map(str, path), str(folder), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}


def says(lesson: str, words: str) -> bool:
    """Whether the text of a lesson holds these words."""
    return words in text_of(lesson).read_text(encoding="utf-8")


def namespace_of(kind: str, lesson: str, framework: str) -> dict[str, Any]:
    """What a lab or a solution defines: its imports and its exercises, without the demos."""
    native = frameworks.load(framework)
    names = exercises.load(lesson).exercises
    start = "import tensorflow as tf" if framework == "tensorflow" else "import torch"
    cells = [Cell("", f"import numpy as np\n{start}")]
    for cell in notebook(kind, lesson, framework).cells:
        if cell.id in names:
            cells.append(Cell(cell.id, cell.source))
        elif cell.cell_type == "code":
            cells.append(Cell("", helpers(cell.source)))  # as the grader does
    namespace: dict[str, Any] = {}
    failed = run_cells(cells, namespace, native, 60)
    assert not failed.answers
    return namespace


@functools.cache
def solution_of(lesson: str, framework: str) -> dict[str, Any]:
    """What a solution defines; to be copied, not changed."""
    return namespace_of("solutions", lesson, framework)


def judge_answer(
    lesson: str,
    name: str,
    framework: str,
    answer: Callable[[Trial], Any],
    namespace: dict[str, Any] | None = None,
    *,
    seed: int = SEED,
) -> Verdict:
    """The verdict on an answer, made anew for each case by `answer(trial)`."""
    native = frameworks.load(framework)
    trials = trials_of(lesson, name, framework, seed)
    seen = []
    for trial in trials:
        space = namespace if namespace is not None else {}
        seen += observe_each(native, space, answer(trial), [trial.request], 60)
    return judge(exercise_of(lesson, name), framework, trials, seen)


def judge_formula(
    lesson: str, name: str, framework: str, known: Misconception, seed: int
) -> Verdict:
    """The verdict on the numbers of a wrong formula, as if they had come back of an answer."""
    exercise, trials = exercise_of(lesson, name), trials_of(lesson, name, framework, seed)
    slopes = [{n: g.astype(exercise.dtype) for n, g in t.gradients.items()} for t in trials]
    told = [misled(exercise, known, t.case, framework) for t in trials]
    return judge(exercise, framework, trials, list(map(Observation, told, slopes)))


def native_answer(
    lesson: str, name: str, framework: str, answer: Answer
) -> tuple[Any, dict[str, Any]]:
    """An answer compiled as a student's cell beside the solution's other definitions."""
    namespace = dict(solution_of(lesson, framework))
    failed = run_cells([Cell(name, answer.source)], namespace, frameworks.load(framework), 60)
    assert not failed.answers, failed
    return namespace[name], namespace


def lift(
    exercise: Exercise, formula: Callable[..., Any], trial: Trial, framework: str
) -> Callable[..., Any]:
    """A NumPy formula as a native answer to one case, with gradients by central differences."""
    if exercise.probe == "script":
        return formula  # a class in plain Python is native already
    if exercise.probe == "model":
        return _lift_model(exercise, formula, trial, framework)
    if exercise.probe == "fold":
        return _lift_step(formula, framework)
    # The runner repeats the calls, so one call of the answer is one call of the formula.
    once = dataclasses.replace(exercise, probe="call")
    case, names = trial.case, list(trial.case.arguments)
    native = frameworks.load(framework)
    watched = [name for name in names if isinstance(case.arguments[name], np.ndarray)]
    watched = [name for name in watched if case.arguments[name].dtype.kind == "f"]
    watched = [] if {"observe", "numpy"} & set(case.options) else watched

    def evaluate(arrays: list[np.ndarray], dtype: str) -> Any:
        inner = case.rounded(dtype)
        inner.arguments.update(dict(zip(watched, arrays, strict=True)))
        return reference.evaluate(once, formula, inner, framework, dtype)

    make = _lift_torch if framework == "torch" else _lift_tensorflow

    def answer(*arguments: Any) -> Any:
        given = dict(zip(names, arguments, strict=True))
        if "observe" in case.options:
            value, *looks = evaluate([native.array(given[name]) for name in watched], "float32")
            for name, look in zip(case.options["observe"], looks, strict=True):
                _make_look(given[name], look, native)
            return _tensors(value, native)
        return make(evaluate, [given[name] for name in watched], native, exercise.dtype)

    return answer


def _lift_step(formula: Callable[..., Any], framework: str) -> Callable[..., Any]:
    """A NumPy formula as a native step: tensors in and out, its own state carried as it is."""
    native = frameworks.load(framework)

    def step(w: Any, gradient: Any, *rest: Any) -> Any:
        with np.errstate(all="ignore"):
            new, state = formula(native.array(w), native.array(gradient), *rest)
        return native.tensor(np.asarray(new, dtype="float32")), state

    return step


def _make_look(thing: Any, look: Any, native: Any) -> None:
    """Make an observed argument look as the formula says that it does at the end."""
    if hasattr(thing, "seen"):
        thing.seen[:] = look
    else:
        native.load_weights(thing, look)


def _lift_model(
    exercise: Exercise, formula: Callable[..., Any], trial: Trial, framework: str
) -> Callable[..., Any]:
    """A NumPy formula as a class (or a builder) of native models with the case's parameters."""
    native, options = frameworks.load(framework), trial.case.options
    names = list(options.get("parameters", {}))
    lifted = _lift_torch if framework == "torch" else _lift_tensorflow

    def evaluate(arrays: list[np.ndarray], dtype: str) -> Any:
        inner = trial.case.rounded(dtype)
        inner.options.setdefault("parameters", {}).update(dict(zip(names, arrays, strict=True)))
        value = reference.evaluate(exercise, formula, inner, framework, dtype)
        return value[0] if options.get("sizes") else value

    def run(model: Any) -> Any:
        parameters = [getattr(model, name) for name in names]
        if framework == "tensorflow":
            parameters = [variable.value for variable in parameters]
        return lifted(evaluate, parameters, native, "float32")

    return lambda *_: (
        _torch_shell(options, run) if framework == "torch" else _keras_shell(options, run)
    )


def _torch_shell(options: Any, run: Callable[[Any], Any]) -> Any:
    import torch

    class Shell(torch.nn.Module):
        def forward(self, *_: Any, **__: Any) -> Any:
            return run(self)

    shell = Shell()
    for name, array in options.get("parameters", {}).items():
        shell.register_parameter(name, torch.nn.Parameter(torch.zeros(array.shape)))
    shell.inner = torch.nn.ModuleList(map(torch_layer, options.get("weights", ())))
    return _with_parts(shell, options, run)


def _keras_shell(options: Any, run: Callable[[Any], Any]) -> Any:
    import keras

    class Shell(keras.layers.Layer):
        def call(self, *_: Any, **__: Any) -> Any:
            return run(self)

    shell = Shell()
    for name, array in options.get("parameters", {}).items():
        setattr(shell, name, shell.add_weight(shape=array.shape, name=name))
    shell.inner = list(map(keras_layer, options.get("weights", ())))
    return _with_parts(shell, options, run)


def _with_parts(shell: Any, options: Any, run: Callable[[Any], Any]) -> Any:
    """The shell with the parts that a case calls in its place: the last one does all."""
    for name in options.get("through", ()):
        last = name == options["through"][-1]
        setattr(shell, name, (lambda _: run(shell)) if last else (lambda given: given))
    return shell


def pull_back(evaluate: Any, arrays: list[np.ndarray], upstream: np.ndarray) -> list[np.ndarray]:
    """Gradients of sum(formula · upstream) by central differences in float64."""
    exact = [np.array(a, dtype="float64") for a in arrays]
    weigh = lambda: float(np.sum(evaluate(exact, "float64") * upstream))  # noqa: E731
    return [reference.central_difference(weigh, a).astype("float32") for a in exact]


def _lift_torch(evaluate: Any, tensors: list[Any], native: Any, dtype: str) -> Any:
    import torch

    class Lifted(torch.autograd.Function):
        @staticmethod
        def forward(ctx: Any, *given: Any) -> Any:
            ctx.arrays = [native.array(t).copy() for t in given]
            return torch.tensor(np.asarray(evaluate(ctx.arrays, dtype)).astype(dtype))

        @staticmethod
        def backward(ctx: Any, upstream: Any) -> Any:
            slopes = pull_back(evaluate, ctx.arrays, upstream.numpy())
            return tuple(torch.tensor(s) for s in slopes)

    plain = evaluate([native.array(t).copy() for t in tensors], dtype)
    if not _is_single(plain) or not tensors:
        return _tensors(plain, native)
    return Lifted.apply(*tensors)


def _lift_tensorflow(evaluate: Any, tensors: list[Any], native: Any, dtype: str) -> Any:
    import tensorflow as tf

    @tf.custom_gradient
    def lifted(*given: Any) -> Any:
        arrays = [native.array(t).copy() for t in given]

        def grad(upstream: Any) -> Any:
            return [tf.constant(s) for s in pull_back(evaluate, arrays, upstream.numpy())]

        return tf.constant(np.asarray(evaluate(arrays, dtype)).astype(dtype)), grad

    plain = evaluate([native.array(t).copy() for t in tensors], dtype)
    if not _is_single(plain) or not tensors:
        return _tensors(plain, native)
    return lifted(*tensors)


def _is_single(value: Any) -> bool:
    return not isinstance(value, (list, tuple, bool, np.bool_, type(None), str))


def _tensors(value: Any, native: Any) -> Any:
    if isinstance(value, Table):
        return value.as_dict()
    if isinstance(value, (list, tuple)):
        return [_tensors(item, native) for item in value]
    if isinstance(value, (np.ndarray, np.generic)) and np.asarray(value).dtype.kind in "fiu":
        array = np.asarray(value)
        return native.tensor(array.astype("float32") if array.dtype.kind == "f" else array)
    return value


def run_in_a_kernel(
    cells: dict[str, str], allow_errors: bool = True, framework: str = "torch"
) -> dict[str, list[Any]]:
    """The outputs of each cell, by its name; one that fails does not end the others if allowed."""
    from kernels import Manager

    book = nbformat.v4.new_notebook()
    book.cells = [nbformat.v4.new_code_cell(source) for source in cells.values()]
    client = NotebookClient(
        book, kernel_name=framework, allow_errors=allow_errors, coalesce_streams=True
    )
    client.kernel_manager_class = Manager
    client.execute()
    return {name: cell.outputs for name, cell in zip(cells, book.cells, strict=True)}
