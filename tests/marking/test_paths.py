"""What a submission learns of a file whose path it guesses: with Landlock alone its metadata."""

import pytest

from duograd.marking.marker import Marker, Settings
from duograd.marking.sandbox import SandboxFailed
from duograd.marking.submission import read_notebook
from grading import with_answer

CONTENT = "alice, 3 points"
ASKED = {
    "size": "os.stat(path).st_size",
    "permission": "os.access(path, os.F_OK) or os.stat(path)",
    "link": "os.readlink(path + '.link')",
    "content": "open(path).read()",
    "folder": "os.listdir(os.path.dirname(path))",
    "writing": "open(path, 'a')",
    "another name": "os.link(path, 'mine')",
    "removal": "os.remove(path)",
    "mode": "os.chmod(path, 0o777)",
    "attributes": "os.listxattr(path)",
}
SEEN = {"namespaces": set(), "landlock": {"size", "permission", "link"}}
ANSWER = """
def gradient_step(w, slope, learning_rate):
    import os

    def works(question):
        try:
            return eval(question, {{"os": os, "path": {path!r}}}) is not None
        except OSError:
            return False

    raise RuntimeError(" ".join(n for n, q in {asked!r}.items() if works(q)) + " .")
"""


@pytest.mark.parametrize("tier", SEEN)
def test_of_a_guessed_path_no_more_is_seen_than_the_page_for_instructors_says(tier, tmp_path):
    book = tmp_path / "gradebook"
    book.write_text(CONTENT)
    (tmp_path / "gradebook.link").symlink_to(book)
    for folder in (tmp_path, *tmp_path.parents[:2]):  # below the temporary folder
        folder.chmod(0o755)
    text = with_answer("gradient_step", ANSWER.format(path=str(book), asked=ASKED))
    with Marker(Settings(tier, seed=3)) as marker:
        try:
            marked = marker.mark(read_notebook(text.encode(), "lab.ipynb"))
        except SandboxFailed as error:
            pytest.skip(f"not here: {error}")
    (told,) = (v.message for v in marked.verdicts if v.name == "gradient_step")
    assert "RuntimeError: " in told, told
    assert {name for name in ASKED if name in told.split("RuntimeError: ")[1]} == SEEN[tier]
    assert book.read_text() == CONTENT
