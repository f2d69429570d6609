"""办案台: the officials' pages."""
