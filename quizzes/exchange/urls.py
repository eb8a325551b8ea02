"""Below the editor's desk: /cms/question-banks/…"""

from django.urls import path

from quizzes.exchange import views

app_name = "quizzes_exchange"

urlpatterns = [
    path("<int:bank_id>/import/", views.upload, name="upload"),
    path("<int:bank_id>/import/<int:draft_id>/", views.preview, name="preview"),
    path("<int:bank_id>/import/<int:draft_id>/confirm/", views.confirm, name="confirm"),
    path("<int:bank_id>/import/<int:draft_id>/result/", views.result, name="result"),
    path("<int:bank_id>/export/", views.choose_format, name="export"),
    path("<int:bank_id>/export/<slug:format_name>/", views.download, name="download"),
]
