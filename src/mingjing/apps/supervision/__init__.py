"""监督: duties overdue, statistics and reports."""
