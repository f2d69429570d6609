"""The addresses of the programs' way in, a file per kind of question."""
