"""Django's PostgreSQL, asked less. Django looks for the backend in the module `base`."""
