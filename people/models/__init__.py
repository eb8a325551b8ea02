from people.models.guests import GuestPass
from people.models.organisations import Group, Membership, Organisation, Role
from people.models.users import User

__all__ = ["Group", "GuestPass", "Membership", "Organisation", "Role", "User"]
