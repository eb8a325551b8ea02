from certificates.models.batches import Batch, BatchItem
from certificates.models.certificates import Certificate, CertificateQuerySet, private_storage
from certificates.models.designs import Design, DesignEdition
from certificates.models.keys import IssuerKey
from certificates.models.name_policies import NamePolicy

__all__ = [
    "Batch",
    "BatchItem",
    "Certificate",
    "CertificateQuerySet",
    "Design",
    "DesignEdition",
    "IssuerKey",
    "NamePolicy",
    "private_storage",
]
