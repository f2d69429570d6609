"""法制审核: legal review of major decisions."""
