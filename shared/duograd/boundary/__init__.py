"""What crosses between the side that judges and the side that runs a student's code.

Both sides import this room; it imports nothing of ours, and holds no right answer."""
