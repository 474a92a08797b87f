// Comfort only: every page works without this file.
document.documentElement.classList.add('js-ready');

// Screen readers announce the faults when focus lands on their list.
document.querySelector('[data-error-summary]')?.focus();

// A second click on a slow connection must not send a form twice. Asked late, so that the button's value still goes.
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = 'yes';
  setTimeout(() => delete form.dataset.sent, 2000);
});

document.addEventListener('click', async (event) => {
  const button = event.target.closest('[data-print], [data-copy]');
  if (!button) return;
  if (button.hasAttribute('data-print')) return window.print();
  await navigator.clipboard.writeText(button.dataset.copy);
  button.textContent = button.dataset.copied ?? button.textContent;
});

// <div data-live="5" id="sending">: asks for the same page every five seconds and takes over this part while it changes.
for (const part of document.querySelectorAll('[data-live][id]')) {
  const again = async () => {
    const reply = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => null);
    if (reply?.ok) {
      const fresh = new window.DOMParser()
        .parseFromString(await reply.text(), 'text/html')
        .getElementById(part.id);
      if (!fresh) return;
      if (fresh.innerHTML !== part.innerHTML) part.innerHTML = fresh.innerHTML;
      if (!fresh.hasAttribute('data-live')) return;
    }
    setTimeout(again, Number(part.dataset.live) * 1000);
  };
  setTimeout(again, Number(part.dataset.live) * 1000);
}

// What doesn't scroll needs no stop for the keyboard. Asked again when the window changes.
const frames = document.querySelectorAll('.app-scroll, .app-chart__drawing');
const markScrolling = () => {
  for (const frame of frames) frame.tabIndex = frame.scrollWidth > frame.clientWidth ? 0 : -1;
};
markScrolling();
window.addEventListener('resize', markScrolling);
