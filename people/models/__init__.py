from people.choices import GradeBand, Joining, Role
from people.models.audit import AuditEntry, Deed
from people.models.being_listed import StaffOffer
from people.models.guests import GuestPass
from people.models.joining import Card, Departure, JoinRequest
from people.models.organisations import Group, Membership, Organisation
from people.models.sign_in import HeldSignIn, OrganisationSignIn, Protocol
from people.models.staff import Employment, Work
from people.models.staff_entrances import Invitation, StaffEntrance
from people.models.users import User

__all__ = [
    "AuditEntry",
    "Card",
    "Deed",
    "Departure",
    "Employment",
    "GradeBand",
    "Group",
    "GuestPass",
    "HeldSignIn",
    "Invitation",
    "JoinRequest",
    "Joining",
    "Membership",
    "Organisation",
    "OrganisationSignIn",
    "Protocol",
    "Role",
    "StaffEntrance",
    "StaffOffer",
    "User",
    "Work",
]
