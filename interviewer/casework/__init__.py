"""Work on a case once its interviews are there: syntheses, ratings, typing, scan (case.jsonl)."""
