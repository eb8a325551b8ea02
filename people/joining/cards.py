"""Making and renewing the cards of learners."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils import timezone

from people.card_words import as_stored, random_words
from people.models import Card, User
from people.models.joining import new_token

TRIES = 20


class NoWordsLeft(Exception):
    """Twenty draws in a row were taken: the list is far too short for this site."""


def make_card(user: User, language: str) -> Card:
    """Their card, made now if there is none. Twice is as good as once."""
    card = Card.objects.filter(user=user).first()
    return card or _with_free_words(Card(user=user, language=language))


def renew(card: Card) -> Card:
    """New words and a new picture; the old ones open nothing any more."""
    card.token, card.made_at = new_token(), timezone.now()
    return _with_free_words(card)


def _with_free_words(card: Card) -> Card:
    """The constraint says which words are taken. Of two who make a first card at once, both get the same one."""
    for _draw in range(TRIES):
        card.words = random_words(card.language)
        card.key = as_stored(card.words)
        try:
            with transaction.atomic():
                card.save()
        except IntegrityError:
            if card.pk is None and (made := Card.objects.filter(user=card.user).first()):
                return made
        else:
            return card
    raise NoWordsLeft
