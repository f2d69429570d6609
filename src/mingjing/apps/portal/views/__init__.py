"""The public's pages, a module for each kind."""
