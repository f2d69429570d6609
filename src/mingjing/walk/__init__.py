"""Takes real penalty cases through the whole lawful sequence under an agency's law."""
