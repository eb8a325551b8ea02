from django.urls import path

from certificates import pocket, views
from certificates.verifying import code_views, file_views

app_name = "certificates"
urlpatterns = [
    path("certificates/<slug:code>/", views.holder, name="holder"),
    path("certificates/<slug:code>/name/", views.name, name="name"),
    path("certificates/<slug:code>/download/", views.download, name="download"),
    path("certificates/<slug:code>/card/", pocket.card, name="card"),
    path("certificates/<slug:code>/credential/", pocket.credential, name="credential"),
    path("certificates/<slug:code>/picture/", pocket.picture, name="picture"),
    path("verify/", code_views.check, name="check"),
    path("verify/file/", file_views.check_file, name="check_file"),
    path("verify/<str:typed>.json", code_views.verdict_json, name="verdict_json"),
    path("verify/<str:typed>/", code_views.show_verdict, name="verify"),
]
