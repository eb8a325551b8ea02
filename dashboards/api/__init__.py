"""The JSON interface at /api/v1/: what an employer's own systems may read about the training of its staff."""
