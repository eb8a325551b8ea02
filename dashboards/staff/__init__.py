"""The staff list of an employer: who works where, and a list of payroll taken over into it."""
