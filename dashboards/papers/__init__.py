"""What hangs on the wall at work, goes into a pocket, and says how a concern is passed on: web page and PDF."""
