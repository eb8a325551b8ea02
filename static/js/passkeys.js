// Passkey buttons show only where they can work, and say so when they do not.

if (window.PublicKeyCredential) {
  for (const button of document.querySelectorAll("[data-needs-passkey]")) button.hidden = false;
}

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  document.getElementById("passkey-trouble").hidden = false;
});
