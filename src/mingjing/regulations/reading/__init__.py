"""Reading rule files: YAML with line numbers in, frozen norms out; a wrong rule can't be loaded."""
