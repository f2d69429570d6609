"""The look that the officials' pages and the public's pages share: frames, components, form fields."""
