"""What can stand in the way of counting a period."""


class TermError(ValueError):
    """A period, date or calendar table that can't be counted with; the message is in Chinese."""
