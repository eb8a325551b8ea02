"""The page on which a company sets up its own sign-in, and sees whom it opens what."""
