import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addressedRoutes, furtherAddresses, type Addressed } from '../support/whole-app-addresses.js';
import { checksums } from '../support/whole-app-checksums.js';
import { LivedIn, type Role } from '../support/whole-app-lived-in.js';

const roles: Role[] = ['nobody', 'staff', 'administrator', 'hr', 'leader'];

describe('Looking changes nothing', () => {
  let lived: LivedIn;
  let routes: Addressed[];

  beforeAll(async () => {
    lived = await LivedIn.start();
    routes = addressedRoutes(lived);
  }, 180_000);
  afterAll(async () => lived?.close());

  const sums = () => checksums(lived.whole.database);

  it('the organisation has something in almost every table', async () => {
    const rows = await Promise.all(
      Object.keys(await sums()).map(async (name) => {
        const [found] = await lived.whole.database.query(`SELECT 1 FROM \`${name}\` LIMIT 1`);
        return found ? null : name;
      }),
    );
    expect(rows.filter(Boolean)).toEqual([]);
  });

  it('every GET route has an address to look at', () => {
    expect(routes.filter(({ addresses }) => addresses.length === 0).map(({ path }) => path)).toEqual([]);
  });

  it('GET and HEAD of every page, as every role and as nobody, change no row of any table', async () => {
    const addresses = [...routes.flatMap((route) => route.addresses), ...furtherAddresses(lived)];
    const before = await sums();
    const looks = addresses.flatMap((url) => [
      { url, method: 'GET' as const },
      { url, method: 'HEAD' as const },
    ]);
    const failed: string[] = [];
    let seen = 0;
    for (const role of roles) {
      const headers = { cookie: lived.as(role).cookie };
      for (const look of looks) {
        const { statusCode } = await lived.whole.web.inject({ ...look, headers });
        if (statusCode === 200) seen += 1;
        if (statusCode >= 500) failed.push(`${statusCode} ${look.method} ${look.url} as ${role}`);
      }
    }
    expect(failed).toEqual([]);
    expect(await sums()).toEqual(before);
    expect(seen).toBeGreaterThan(addresses.length);
  }, 180_000);

  it('nor does a program with a key that may do everything', async () => {
    const before = await sums();
    const headers = { authorization: `Bearer ${lived.apiKey}` };
    const addresses = routes
      .filter(({ path }) => path.startsWith('/api/v1/'))
      .flatMap((route) => route.addresses);
    const statuses = await Promise.all(
      addresses.map(async (url) => (await lived.whole.web.inject({ url, headers })).statusCode),
    );
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(addresses.length / 2);
    expect(await sums()).toEqual(before);
  });
});
