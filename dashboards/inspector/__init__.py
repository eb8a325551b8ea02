"""The inspector's file: all that an employer shows of its training, for a site and a period, as one zip file."""
