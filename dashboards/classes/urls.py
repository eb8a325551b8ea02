"""A class and its learners, at /groups/<group>/."""

from django.urls import path

from dashboards.classes import card_views, joining_views, leader_views, learner_views, start_views

urlpatterns = [
    path("joining/", joining_views.joining, name="joining"),
    path("joining/code/", joining_views.new_code, name="new_code"),
    path("joining/waiting/", joining_views.waiting, name="waiting"),
    path("learners/", learner_views.learners, name="learners"),
    path("learners/add/", learner_views.add_learners, name="add_learners"),
    path("learners/left/", learner_views.left, name="left"),
    path("learners/<int:pk>/", learner_views.learner, name="learner"),
    path("learners/<int:pk>/remove/", learner_views.remove, name="remove_learner"),
    path("learners/<int:pk>/move/", learner_views.move, name="move_learner"),
    path("learners/<int:pk>/card/", card_views.card, name="card"),
    path("learners/<int:pk>/card.pdf", card_views.card_pdf, name="card_pdf"),
    path("cards/", card_views.cards, name="cards"),
    path("cards/links/", card_views.card_links, name="card_links"),
    path("cards/cards-<int:part>.pdf", card_views.cards_pdf, name="cards_pdf"),
    path("cards/cards.xlsx", card_views.cards_xlsx, name="cards_xlsx"),
    path("leaders/", leader_views.leaders, name="leaders"),
    path("leaders/<int:pk>/end/", leader_views.end_leader, name="end_leader"),
    path("settings/", start_views.class_settings, name="class_settings"),
]
