"""The register, at /groups/organisations/<organisation>/register/."""

from django.urls import path

from dashboards.register import views

urlpatterns = [
    path("", views.register, name="register"),
    path("register.csv", views.register_csv, name="register_csv"),
    path("register.xlsx", views.register_xlsx, name="register_xlsx"),
    path("<int:pk>/", views.person, name="register_person"),
    path("<int:pk>/exempt/", views.exempt, name="register_exempt"),
    path("<int:pk>/exempt/end/", views.end_exemption, name="register_end_exemption"),
]
