"""Judge every right and every wrong answer on many draws of the cases, not on one.

Usage: python tests/seeds.py [first seed] [last seed] [start of the lessons' names]. Prints each
right answer that was rejected and each wrong one that passed, and fails if there is any; then
how often a known mistake was told as another one.
"""

import multiprocessing
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import Any

import harness
from answers import answers
from duograd import exercises
from duograd.exercises.verdict import Verdict
from duograd.frameworks import NAMES

Judged = Callable[[int], Verdict]  # one answer, on the cases of a seed


def right_answers(lesson: str, name: str, framework: str) -> Iterator[tuple[str, Judged]]:
    """The solution and every other right answer, each with what to call it."""
    solution = harness.namespace_of("solutions", lesson, framework)
    yield "the solution", judging(lesson, name, framework, lambda _: solution[name], solution)
    for answer in answers(lesson, name, framework):
        if answer.is_right:
            yield answer.name, compiled(lesson, name, framework, answer)


def wrong_answers(lesson: str, name: str, framework: str) -> Iterator[tuple[str, Judged]]:
    """Every wrong answer in native code, and every wrong formula, each with its slug."""
    for answer in answers(lesson, name, framework):
        if not answer.is_right:
            yield answer.slug, compiled(lesson, name, framework, answer)
    for known in harness.exercise_of(lesson, name).misconceptions:
        if known.formula:
            yield known.slug, partial(harness.judge_formula, lesson, name, framework, known)


def compiled(lesson: str, name: str, framework: str, native: Any) -> Judged:
    """Native code as an answer."""
    answer, namespace = harness.native_answer(lesson, name, framework, native)
    return judging(lesson, name, framework, lambda _: answer, namespace)


def sweep(lesson: str, framework: str, seeds: range) -> tuple[list[str], list[str], int]:
    """What is judged wrongly, what is told as another mistake, and how many verdicts there were."""
    faults, renamed, count = [], [], 0
    for name in exercises.load(lesson).exercises:
        right = list(right_answers(lesson, name, framework))
        wrong = list(wrong_answers(lesson, name, framework))
        for seed in seeds:
            where = f"{lesson} {name} {framework} seed {seed}"
            for label, judged in right:
                verdict = judged(seed)
                if verdict.outcome != "right":
                    faults.append(f"{where}: {label} is {verdict.outcome}: {verdict.message}")
            for label, judged in wrong:
                verdict = judged(seed)
                if verdict.points > harness.exercise_of(lesson, name).points // 2:
                    faults.append(f"{where}: the wrong answer {label} passes")
                elif verdict.misconception != label:
                    renamed.append(f"{where}: {label} is told as {verdict.misconception}")
            count += len(right) + len(wrong)
            harness.trials_of.cache_clear()
    return faults, renamed, count


def judging(lesson: str, name: str, framework: str, *answer: Any) -> Judged:
    """One answer, to be judged on the cases of a seed."""
    return lambda seed: harness.judge_answer(lesson, name, framework, *answer, seed=seed)


def main() -> int:
    """Sweep all lessons in both frameworks, each in a process of its own, two at a time."""
    first, last = (int(text) for text in (sys.argv[1:3] or ("1000", "1019")))
    start = sys.argv[3] if len(sys.argv) > 3 else ""
    jobs = [(n, f) for n in harness.LESSONS if n.startswith(start) for f in NAMES]
    spawn = multiprocessing.get_context("spawn")
    faults, renamed, count = [], [], 0
    with ProcessPoolExecutor(2, mp_context=spawn, max_tasks_per_child=1) as pool:
        found = [pool.submit(sweep, *job, range(first, last + 1)) for job in jobs]
        for job, future in zip(jobs, found, strict=True):
            wrong, other, judged_here = future.result()
            faults, renamed, count = faults + wrong, renamed + other, count + judged_here
            lines = [f"{' '.join(job)}: {judged_here} verdicts", *wrong, *other]
            print("\n  ".join(lines), flush=True)
    print(f"{count} verdicts: {len(faults)} at fault, {len(renamed)} told as another mistake")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
