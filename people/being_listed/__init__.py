"""An employer lists an address whose owner has an account of their own: nothing of theirs is seen until they agree."""
