"""Staff who come in: with a site's code and their number, on a tablet many share, or by a link in a mail."""
