/** What browsers may do with our pages: load our own files, send forms to us, and nothing else. */
export const contentSecurityPolicy = {
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    // An email's preview stands in a frame; no page of ours lets itself be framed.
    frameSrc: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
  },
};

/** Beside helmet's: no device of the visitor is of use to us, and no page of ours belongs in a search engine. */
export const furtherHeaders = {
  'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
  'x-robots-tag': 'noindex',
};

const written = Object.entries(contentSecurityPolicy.directives).map(
  ([name, sources]) =>
    `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} ${sources.join(' ')}`,
);

/** For answers that leave before helmet's hook has run. */
export const headersBeforeHooks = {
  'content-security-policy': written.join(';'),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  ...furtherHeaders,
};
