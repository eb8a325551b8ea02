"""The emergency stop: one action takes a page off every screen at once."""
