"""What the exercises of this lesson share."""

AGAIN = 50
