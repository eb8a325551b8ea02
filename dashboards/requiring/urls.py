"""Required training, at /groups/organisations/<organisation>/required/."""

from django.urls import path

from dashboards.requiring import views

urlpatterns = [
    path("", views.required, name="required"),
    path("new/", views.choose, name="required_new"),
    path("new/<str:course>/", views.new, name="required_course"),
    path("new/<str:course>/who/", views.who, name="required_who"),
    path("<int:pk>/", views.requirement, name="requirement"),
    path("<int:pk>/who/", views.who_then, name="requirement_who"),
    path("<int:pk>/withdraw/", views.withdraw, name="requirement_withdraw"),
]
