"""The commands of `mingjing`, one module each."""
