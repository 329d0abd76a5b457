// Says so on the page when a passkey could not be used; the sign-in library would tell the console alone.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  document.getElementById("passkey-problem").hidden = false;
});
