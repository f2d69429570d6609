"""本机关自定的标准: what an agency lays down for itself: catalogues, discretion, local rules."""
