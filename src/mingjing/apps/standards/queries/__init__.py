"""What an agency has laid down, and what of it is in force on a day."""
