"""案卷: the only writer of history."""
