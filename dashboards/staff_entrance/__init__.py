"""How an employer lets its staff in: a poster, invitations by mail, a tablet that many share."""
