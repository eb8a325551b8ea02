"""Certificates to hand to the programs of others."""

from tests.certificates.conftest import certificate, certify, complete, private_files  # noqa: F401 - fixtures
