"""Two people read what one wrote: the change list, the question what kind of change it is, and what follows."""
