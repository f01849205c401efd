"""What helps a student outside of a lab: is all installed, how far am I, hand this in."""
