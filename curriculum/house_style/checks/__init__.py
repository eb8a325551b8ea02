"""One module each. `look(material)` yields findings."""
