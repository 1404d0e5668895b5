"""`make bench`: ratios of medians, measured side by side in one run. Informs, never fails."""
