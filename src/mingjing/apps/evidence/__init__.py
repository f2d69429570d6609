"""证据: what was collected, kept and released."""
