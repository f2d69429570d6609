"""The programs' way in: everything that pages do, as JSON, by the same one path."""
