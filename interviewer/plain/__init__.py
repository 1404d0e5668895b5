"""The line-by-line faces: a talk, a review, a case, practice; each line gets one answer."""
