"""How long the records of leavers are kept, and deleting them afterwards."""
