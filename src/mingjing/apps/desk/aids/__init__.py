"""What the file says on an item of the checklist: facts with links, beside the item, never a verdict."""
