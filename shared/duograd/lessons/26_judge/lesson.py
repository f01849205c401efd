"""Lesson 26, a judge: who says that it is good, and can that one be fooled?"""

from duograd.exercises import Difference

EXERCISES = (
    "agreement",
    "kappa",
    "order_flips",
    "best_of_n",
)
DIFFERENCES = (
    Difference(
        "True and False, compared with 1 and 0",
        "`==` compares them as numbers",
        "`==` raises an error: `tf.cast` first, or ask `truth > 0.5`",
    ),
    Difference(
        "`argmax` of a table, no axis told",
        "one number, as if the table were one long row",
        "a number for each column: axis 0",
    ),
)
SYMPTOMS = (
    (
        "100 % on new cases, and nonsense wins",
        "the cases differ in more than one thing: it learned the easiest",
    ),
    (
        "the verdict is another one when the two are exchanged",
        "a habit of place",
    ),
    (
        "the score rises, the texts get worse",
        "you choose by the judge, and it has gaps",
    ),
)
