// A saved link is /plan#KEY: browsers never send what stands behind "#", so it is put into the form and posted.
const form = document.getElementById('plan-key');
const key = decodeURIComponent(location.hash.slice(1));
if (form && key) {
  form.elements.planKey.value = key;
  // Off the address bar before anything else happens, so that a screenshot or the history does not hold it.
  window.history.replaceState(null, '', location.pathname);
  form.submit();
}
