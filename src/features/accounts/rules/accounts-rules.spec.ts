import { describe, expect, it } from '@jest/globals';
import { normalisedEmail } from './addresses.js';
import { ownPath } from './own-path.js';
import { judgePassword } from './passwords.js';
import { homeOf, permissionsOf, roles } from './roles.js';
import { secondsLeft } from './sessions.js';

describe('Roles', () => {
  it('keep administrators away from figures and leaders away from campaigns', () => {
    expect(permissionsOf('administrator').has('results.read')).toBe(false);
    expect(permissionsOf('leader').has('campaigns.read')).toBe(false);
    expect(permissionsOf('hr').has('accounts.manage')).toBe(false);
    expect(permissionsOf('hr').has('results.sign')).toBe(true);
  });

  it('each have a home', () => {
    expect(roles.map(homeOf)).toEqual(['/accounts', '/campaigns', '/results']);
  });
});

describe('A session', () => {
  const startedAt = new Date('2026-11-02T08:00:00Z');
  it.each([
    ['an hour more right after signing in', '2026-11-02T08:00:00Z', 3_600],
    ['an hour more in the afternoon', '2026-11-02T16:00:00Z', 3_600],
    ['only the rest of its twelve hours', '2026-11-02T19:50:00Z', 600],
    ['nothing after twelve hours', '2026-11-02T20:00:00Z', 0],
  ])('has %s', (_what, now, seconds) => {
    expect(secondsLeft(startedAt, new Date(now))).toBe(seconds);
  });
});

describe('A password', () => {
  it.each([
    ['elevenchars', 'too-short'],
    ['twelve chars', 'good'],
    ['llŷrŷŵêîôâûï', 'good'],
    ['x'.repeat(201), 'too-long'],
  ])('%s is %s', (password, verdict) => {
    expect(judgePassword(password)).toBe(verdict);
  });
});

describe('The page to return to', () => {
  it.each(['/campaigns/3', '/results?page=2'])('may be %s', (path) => expect(ownPath(path)).toBe(path));
  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/a\r\nset-cookie: x',
    '',
    undefined,
    7,
  ])('may not be %j', (path) => expect(ownPath(path)).toBeNull());
});

describe('An address', () => {
  it('is the same in capitals and with blanks around it', () => {
    expect(normalisedEmail('  Carys.Bevan@Northmoor.example ')).toBe('carys.bevan@northmoor.example');
  });
});
