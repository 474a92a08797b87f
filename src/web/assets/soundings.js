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
// With data-events the server says when there is something new, and the seconds count only where it can't.
const takeOver = async (part) => {
  const reply = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => null);
  if (!reply?.ok) return true;
  const fresh = new window.DOMParser()
    .parseFromString(await reply.text(), 'text/html')
    .getElementById(part.id);
  if (fresh && fresh.innerHTML !== part.innerHTML) part.innerHTML = fresh.innerHTML;
  return Boolean(fresh?.hasAttribute('data-live'));
};

const askAgain = (part) =>
  setTimeout(
    async () => {
      if (await takeOver(part)) askAgain(part);
    },
    Number(part.dataset.live) * 1000,
  );

const listen = (part) => {
  const news = new window.EventSource(part.dataset.events);
  news.onmessage = async () => {
    if (!(await takeOver(part))) news.close();
  };
  // The browser connects again by itself unless it was turned away.
  news.onerror = () => {
    if (news.readyState === window.EventSource.CLOSED) askAgain(part);
  };
};

for (const part of document.querySelectorAll('[data-live][id]')) {
  if (part.dataset.events && window.EventSource) listen(part);
  else askAgain(part);
}

// What doesn't scroll needs no stop for the keyboard. Asked again when the window changes.
const frames = document.querySelectorAll('.app-scroll, .app-chart__drawing');
const markScrolling = () => {
  for (const frame of frames) frame.tabIndex = frame.scrollWidth > frame.clientWidth ? 0 : -1;
};
markScrolling();
window.addEventListener('resize', markScrolling);
