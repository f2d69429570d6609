"""The field catalogue: one definition of name, label and type for each field, sorted by type."""
