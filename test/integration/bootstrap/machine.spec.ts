import { describe, expect, it } from '@jest/globals';
import { isDovecotOfTheSettings } from '../../../scripts/bootstrap/install-mail-servers.mjs';
import { holdsAll } from '../../../scripts/bootstrap/install-packages.mjs';
import { howToGoOn, isDebianLike, missingPackages } from '../../../scripts/bootstrap/install-servers.mjs';
import { freePort } from '../../../scripts/bootstrap/ports.mjs';
import { servicesFromEnvironment } from '../../../scripts/bootstrap/services.mjs';

const nothing = { hasFonts: false };
const everything = { mariadb: '/m', installer: '/i', redis: '/r', chromium: '/c', hasFonts: true };

describe('making a machine ready', () => {
  it('asks for nothing that is there', () => {
    expect(missingPackages(everything, { servers: true, browser: true })).toEqual([]);
  });

  it('asks for a browser and a font only where a browser is wanted', () => {
    expect(missingPackages(nothing, { servers: true, browser: false })).toEqual([
      'mariadb-server',
      'redis-server',
    ]);
    expect(missingPackages(nothing, { servers: false, browser: true })).toEqual([
      'chromium',
      'fonts-dejavu-core',
    ]);
  });

  it('asks for MariaDB where only a part of it is there', () => {
    const partly = { ...everything, installer: undefined };
    expect(missingPackages(partly, { servers: true, browser: true })).toEqual(['mariadb-server']);
  });

  it.each([
    ['ID=debian\n', true],
    ['ID="ubuntu"\n', true],
    ['ID=linuxmint\nID_LIKE="ubuntu debian"\n', true],
    ['ID=fedora\nNAME="Not debian"\n', false],
    ['', false],
  ])('tells from %j whether apt-get can be used', (osRelease, expected) => {
    expect(isDebianLike(osRelease)).toBe(expected);
  });

  it.each([
    ['2.3.19.1 (9b53102964)', true],
    ['2.4.1-4 (7d8c0e5759)', false],
    ['2.30', false],
    ['an unknown one', false],
  ])('takes Dovecot %s for one that our settings are for: %s', (version, fits) => {
    expect(isDovecotOfTheSettings(version)).toBe(fits);
  });

  it('tells somebody who may not install in one paragraph what to install or to set', () => {
    const message = howToGoOn(['mariadb-server', 'redis-server']);
    expect(message).not.toContain('\n');
    expect(message).toContain('apt-get install mariadb-server redis-server');
    expect(message).toMatch(/DATABASE_URL.*REDIS_URL.*docker compose up/);
  });

  it('says that a missing browser is all that is missing', () => {
    const message = howToGoOn(['chromium']);
    expect(message).toContain('CHROMIUM_PATH');
    expect(message).not.toContain('DATABASE_URL');
  });
});

describe('npm packages', () => {
  const lock = (version: string) => ({ packages: { '': {}, 'node_modules/a': { version } } });

  it('are taken for complete when npm recorded the same versions', () => {
    expect(holdsAll(lock('1.0.0'), lock('1.0.0'))).toBe(true);
  });

  it('are installed again when a version differs, one is missing or none is there', () => {
    expect(holdsAll(lock('1.0.1'), lock('1.0.0'))).toBe(false);
    expect(holdsAll(lock('1.0.0'), { packages: {} })).toBe(false);
    expect(holdsAll(lock('1.0.0'), undefined)).toBe(false);
  });

  it('may lack what is optional, as for another system', () => {
    const optional = { packages: { 'node_modules/b': { version: '1.0.0', optional: true } } };
    expect(holdsAll(optional, { packages: {} })).toBe(true);
  });
});

describe('servers named in the environment', () => {
  it('are refused plainly when they do not answer, without the password', async () => {
    const port = await freePort();
    const env = { DATABASE_URL: `mysql://u:hidden@127.0.0.1:${port}/x`, REDIS_URL: 'redis://127.0.0.1:1' };
    const refusal = await servicesFromEnvironment(env).catch((error: Error) => error.message);
    expect(refusal).toContain(`does not answer at 127.0.0.1:${port}`);
    expect(refusal).not.toContain('hidden');
  });

  it('are left aside when only one of the two is named', async () => {
    expect(await servicesFromEnvironment({ REDIS_URL: 'redis://127.0.0.1:1' })).toBeUndefined();
  });
});
