// Before anything is drawn, so that what needs scripts is never seen to change. GOV.UK's template does this inline, which
// our content security policy forbids.
document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) {
  document.body.classList.add("govuk-frontend-supported");
}
