"""The tables of a gradebook, and the questions that are asked of them."""

from __future__ import annotations

SCHEMA = """
CREATE TABLE IF NOT EXISTS run (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS submissions (
    id INTEGER PRIMARY KEY, student TEXT NOT NULL, lab TEXT NOT NULL, framework TEXT NOT NULL,
    sha TEXT NOT NULL, origin TEXT NOT NULL, handed_in_at REAL NOT NULL, attempt INTEGER NOT NULL,
    counts INTEGER NOT NULL DEFAULT 0, cells BLOB NOT NULL, late INTEGER,
    named_by TEXT NOT NULL DEFAULT '', number TEXT NOT NULL DEFAULT '',
    UNIQUE (student, lab, framework, sha, origin));
CREATE TABLE IF NOT EXISTS verdicts (
    submission INTEGER NOT NULL REFERENCES submissions ON DELETE CASCADE, exercise TEXT NOT NULL,
    place INTEGER NOT NULL, points INTEGER NOT NULL, max_points INTEGER NOT NULL,
    verdict TEXT NOT NULL, misconception TEXT, message TEXT NOT NULL, hit TEXT NOT NULL,
    because_of TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (submission, exercise));
CREATE TABLE IF NOT EXISTS overrides (
    student TEXT NOT NULL, lab TEXT NOT NULL, framework TEXT NOT NULL, exercise TEXT NOT NULL,
    points REAL NOT NULL, who TEXT NOT NULL, why TEXT NOT NULL, made_at TEXT NOT NULL,
    submission INTEGER);
CREATE TABLE IF NOT EXISTS problems (origin TEXT PRIMARY KEY, reason TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS unread (student TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS roster (
    student TEXT PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS known_as (
    student TEXT NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS canvas_columns (title TEXT PRIMARY KEY, points TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS comments (
    submission INTEGER NOT NULL, exercise TEXT NOT NULL, text TEXT NOT NULL,
    PRIMARY KEY (submission, exercise));
CREATE TABLE IF NOT EXISTS declined (mark INTEGER NOT NULL, submission INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS by_counts ON submissions (counts, student);
"""
ADDED = (
    ("verdicts", "because_of", "TEXT NOT NULL DEFAULT ''"),
    ("submissions", "late", "INTEGER"),
    ("submissions", "named_by", "TEXT NOT NULL DEFAULT ''"),
    ("submissions", "number", "TEXT NOT NULL DEFAULT ''"),
    ("overrides", "submission", "INTEGER"),
)
# A human's mark of an earlier version holds for the attempt that counts.
OF_WHICH = """
UPDATE overrides SET submission = (SELECT id FROM submissions s WHERE s.counts AND
  (s.student, s.lab, s.framework) = (overrides.student, overrides.lab, overrides.framework))
"""
IN_FORCE = """
SELECT s.student, s.lab, s.framework, v.exercise,
       COALESCE(o.points, v.points) AS points, v.max_points, v.verdict, v.misconception,
       v.message, v.hit, v.because_of, o.who, o.why,
       COALESCE(c.text, '') AS comment
FROM submissions s JOIN verdicts v ON v.submission = s.id
LEFT JOIN (SELECT *, MAX(rowid) FROM overrides GROUP BY submission, exercise) o
  ON (o.submission, o.exercise) = (s.id, v.exercise)
LEFT JOIN comments c ON (c.submission, c.exercise) = (s.id, v.exercise)
WHERE s.counts ORDER BY s.student, s.lab, s.framework, v.place
"""
LABS = f"""
SELECT f.student, f.lab, f.framework, SUM(f.points) AS points, SUM(f.max_points) AS max_points,
  (SELECT COUNT(*) FROM submissions a
   WHERE (a.student, a.lab, a.framework) = (f.student, f.lab, f.framework)) AS attempts,
  c.handed_in_at, c.late, c.named_by, COALESCE(said.text, '') AS comment
FROM ({IN_FORCE}) f JOIN submissions c ON c.counts
  AND (c.student, c.lab, c.framework) = (f.student, f.lab, f.framework)
LEFT JOIN comments said ON said.submission = c.id AND said.exercise = ''
GROUP BY f.student, f.lab, f.framework
ORDER BY f.student, f.lab, f.framework
"""
ATTEMPTS = """
SELECT s.id AS id, s.student, s.lab, s.framework, s.handed_in_at, s.late, s.named_by,
  COALESCE(SUM(COALESCE(o.points, v.points)), 0) AS points, 0 AS max_points, s.attempt AS attempts
FROM submissions s LEFT JOIN verdicts v ON v.submission = s.id
LEFT JOIN (SELECT *, MAX(rowid) FROM overrides GROUP BY submission, exercise) o
  ON (o.submission, o.exercise) = (s.id, v.exercise)
GROUP BY s.id ORDER BY s.id
"""
