from django.urls import path

from certificates import views

app_name = "certificates"
urlpatterns = [
    path("certificates/<slug:code>/", views.holder, name="holder"),
    path("certificates/<slug:code>/name/", views.name, name="name"),
    path("certificates/<slug:code>/download/", views.download, name="download"),
    path("verify/", views.check, name="check"),
    path("verify/<str:typed>.json", views.verdict_json, name="verdict_json"),
    path("verify/<str:typed>/", views.show_verdict, name="verify"),
]
