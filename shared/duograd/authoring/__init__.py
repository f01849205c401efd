"""From a lesson's text file to four notebooks."""
