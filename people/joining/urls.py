"""Addresses under /join/. What stands before `<code>` can be no class's code: codes have no vowels."""

from django.urls import path

from people.joining import card_views, views

urlpatterns = [
    path("", views.join, name="join"),
    path("my-card/", card_views.own_card, name="own_card"),
    path("card/<str:token>/", card_views.card_entrance, name="card_entrance"),
    path("<str:code>/", views.join_class, name="join_class"),
    path("<str:code>/card/", views.words, name="join_words"),
    path("<str:code>/waiting/", views.waiting, name="join_waiting"),
]
