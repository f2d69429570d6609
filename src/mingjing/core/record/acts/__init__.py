"""The acts, one frozen class each, a module per chapter of a file's life."""
