"""Edits that were made in Word, brought back into the case's journal."""
