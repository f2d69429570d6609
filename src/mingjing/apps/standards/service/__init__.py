"""Preparing and adopting what an agency lays down for itself."""
