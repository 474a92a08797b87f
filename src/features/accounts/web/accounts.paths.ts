export const signInPath = '/sign-in';
export const accountsPath = '/accounts';
export const accountPath = (id: number) => `${accountsPath}/${id}`;
export const forgottenPasswordPath = '/forgotten-password';
export const apiKeysPath = '/api-keys';

/** After a POST: the page says what was done. Only keys below `accounts:done` are shown. */
export const withDone = (path: string, done: string) => `${path}?done=${done}`;

const template = (name: string) => `features/accounts/web/views/${name}.njk`;

export const views = {
  start: template('start'),
  signIn: template('sign-in'),
  forgotten: template('forgotten-password'),
  forgottenSent: template('forgotten-password-sent'),
  setPassword: template('set-password'),
  linkUnusable: template('link-unusable'),
  accounts: template('accounts'),
  account: template('account'),
  apiKeys: template('api-keys'),
  apiKeyMade: template('api-key-made'),
};
