"""档案: case-file volumes, packages and access."""
