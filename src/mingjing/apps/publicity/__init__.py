"""公示: what is published, corrected and withdrawn."""
