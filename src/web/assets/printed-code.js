// The square on a printed card leads to /c#CODE. Browsers never send what stands behind "#": it goes into the field, and
// from there in the body of a POST. Without scripts the code is typed.
{
  const form = document.getElementById('code-entry');
  const fill = () => {
    const code = decodeURIComponent(location.hash.slice(1));
    if (!form || !/^[\w-]{12,20}$/.test(code)) return;
    // Off the address bar first, so that neither the history nor a screenshot holds it.
    window.history.replaceState(null, '', location.pathname);
    form.elements.code.value = code;
    document.getElementById('code-filled').hidden = false;
    form.querySelector('button').focus();
  };
  fill();
  window.addEventListener('hashchange', fill);
}
