"""What this room keeps about learners."""

from __future__ import annotations

from collections.abc import Iterator

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.utils.translation import gettext_lazy as _

from people.keeping.kinds import Kept, Table, register_kept, table_of
from people.models import (
    AuditEntry,
    Card,
    Departure,
    Employment,
    GuestPass,
    HeldSignIn,
    Invitation,
    JoinRequest,
    Membership,
    StaffOffer,
    User,
)

UNTIL_ERASED = _(
    "Until the class is over and the days its organisation has set have passed (60 unless it says otherwise), or until "
    "someone asks for it to be deleted. With an account: until you delete the account."
)
LEADERS = _("Whoever leads the class or team, and the administrators of its organisation.")


def account_tables(person: User) -> Iterator[Table]:
    fields = ("display_name", "email", "language", "signs_in_by_card", "date_joined", "last_login")
    yield table_of(User.objects.filter(pk=person.pk), _("Who you are here"), *fields)
    addresses = EmailAddress.objects.filter(user=person)
    yield table_of(addresses, _("E-mail addresses"), "email", "verified")
    yield table_of(Authenticator.objects.filter(user=person), _("Second factors"), "type", "created_at")


def group_tables(person: User) -> Iterator[Table]:
    headings = {"group": _("class or team"), "organisation": _("organisation"), "role": _("role"), "since": _("since")}
    joined = Membership.objects.filter(user=person).select_related("group", "organisation").order_by("since", "pk")
    rows = [(str(one.group or ""), str(one.organisation), one.get_role_display(), one.since) for one in joined]
    yield Table(Membership._meta.label, _("Classes and teams"), headings, rows)
    for model, title, moment in (
        (JoinRequest, _("Waiting to be let in"), "asked_at"),
        (Departure, _("Left"), "left_at"),
    ):
        found = model._default_manager.filter(user=person)
        yield table_of(found.order_by(moment), title, "group__name", moment)


def work_tables(person: User) -> Iterator[Table]:
    fields = ("organisation__name", "team__name", "staff_number", "position", "work", "hired_on", "left_on")
    yield table_of(Employment.objects.of(person).order_by("hired_on", "pk"), _("Work"), *fields)
    invited = Invitation.objects.filter(employment__user=person).order_by("made_at")
    yield table_of(invited, _("Invitations by mail"), "email", "made_at", "sent_at", "used_at")
    asked = StaffOffer.objects.filter(account=person).order_by("made_at")
    answers = ("employment__organisation__name", "made_at", "answered_at", "agreed")
    yield table_of(asked, _("Employers that list your address"), *answers)


def sign_in_tables(person: User) -> Iterator[Table]:
    headings = {"date_joined": _("first sign-in"), "last_login": _("last sign-in")}
    rows = SocialAccount.objects.filter(user=person).order_by("pk").values_list(*headings)
    yield Table(SocialAccount._meta.label, _("Sign-in of the company"), headings, list(rows))
    held = HeldSignIn.objects.filter(employment__user=person)
    yield table_of(held, _("Sign-ins that waited for your manager"), "reason", "at")


def card_tables(person: User) -> Iterator[Table]:
    yield table_of(Card.objects.filter(user=person), _("Card"), "language", "made_at")
    yield table_of(GuestPass.objects.filter(user=person), _("Code of a guest"), "created_at")


def log_tables(person: User) -> Iterator[Table]:
    """When and what, not who: that is about the staff."""
    found = AuditEntry.objects.filter(learner_number=person.pk).newest_first()
    headings = {"at": _("when"), "deed": _("what"), "group_name": _("class")}
    rows = [(entry.at, entry.get_deed_display(), entry.group_name) for entry in found]
    yield Table(AuditEntry._meta.label, _("Who looked at this or changed it"), headings, rows)


KEPT = (
    Kept(
        _("A name"),
        _(
            "The name shown in class, the language you read in, and when you were first and last here. A learner in "
            "a class needs no e-mail address; whoever makes an account of their own gives one, with a password."
        ),
        _("So that you find your own work again, and your teacher or manager knows whose it is."),
        LEADERS,
        UNTIL_ERASED,
        ("people.User", "account.EmailAddress", "account.EmailConfirmation", "mfa.Authenticator"),
        account_tables,
        _("Passwords, the secrets of second factors and codes that were mailed: they open the account."),
    ),
    Kept(
        _("Your class or team"),
        _(
            "Which class or team you are in, since when, whether you wait to be let in, and whether you have left. "
            "If a school takes over its list, a coded mark finds you in it again; your number there is not kept."
        ),
        _("So that your class sees its courses, and only its own leaders see you."),
        LEADERS,
        UNTIL_ERASED,
        ("people.Membership", "people.JoinRequest", "people.Departure"),
        group_tables,
        _("The coded mark: it says nothing to anyone."),
    ),
    Kept(
        _("Your work"),
        _(
            "Of staff whose employer trains them here: where they work and as what, their staff number, and when they "
            "were hired, left, and invited by mail. Nothing of the kind is kept about learners of a school."
        ),
        _("So that each gets the training their work asks for in time, and the employer can show it to an inspector."),
        _("The administrators of the company and of the site, and whoever leads the team."),
        _("As long as the training rule that the employer follows asks for records, also after someone has left."),
        ("people.Employment", "people.Invitation", "people.StaffOffer"),
        work_tables,
        _("The link of an invitation: whoever has it could open your learning."),
    ),
    Kept(
        _("The sign-in of your company"),
        _(
            "If you come in with your company’s own sign-in: a code made of the number by which its provider knows you,"
            " and when you came in that way first and last. Nothing else that the provider says is kept, unless it "
            "adds you to the staff list: then your name and staff number stand there."
        ),
        _("So that it opens your learning again, and nobody else’s."),
        _("The administrators of the company see that you come in that way, and since when. Nobody sees the code."),
        _("Until the company releases it, changes its provider, or you are deleted."),
        ("socialaccount.SocialAccount", "socialaccount.SocialToken", "people.HeldSignIn"),
        sign_in_tables,
        _("The code: it says nothing to anyone."),
    ),
    Kept(
        _("A card, or a code"),
        _("The three words and the picture on a learner’s card, or the ten letters of a guest."),
        _("So that you come back on any device without an e-mail address or a password."),
        _("Whoever leads the class can print the card again. Nobody sees the code of a guest."),
        UNTIL_ERASED,
        ("people.Card", "people.GuestPass"),
        card_tables,
        _("The words, the picture and the letters: whoever has them could open your learning."),
    ),
    Kept(
        _("Being signed in"),
        _("A note that a browser is signed in, in a cookie and on this site, and when it ends. No address, no place."),
        _("So that you need not type your card on every page."),
        _("Nobody."),
        _("Until you sign out. With a card, also when the browser is closed; otherwise after 120 days at most."),
        ("sessions.Session",),
        None,
        _("It holds nothing but numbers of this site."),
    ),
    Kept(
        _("The log of who looked"),
        _(
            "When a leader or administrator looked at, changed, printed, took along or deleted something about you. "
            "It holds a number instead of your name."
        ),
        _("So that an organisation can see whether its staff looked at more than they should."),
        _("The administrators of the organisation."),
        _("It stays: a log that can be deleted proves nothing. Once you are deleted, the number leads nowhere."),
        ("people.AuditEntry",),
        log_tables,
        _("The names of the staff: they are about the staff."),
    ),
)


def register() -> None:
    register_kept(*KEPT)
