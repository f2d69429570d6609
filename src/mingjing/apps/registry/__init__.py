"""机关与人员: agencies, officers, powers and the rule sets in force."""
