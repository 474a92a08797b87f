import { describe, expect, it } from '@jest/globals';
import { QueryFailedError } from 'typeorm';
import { errorFields } from './error-fields.js';

const secret = 'carys@northmoor.example';
const everythingOf = (error: unknown) => JSON.stringify(errorFields(error));

describe('What the log says of an error', () => {
  it('is its name, its code and where it was thrown, and none of its words', () => {
    const error = Object.assign(new TypeError(`no mailbox\n    at ${secret} (here:1:1)`), {
      code: 'ECONNRESET',
    });
    const said = errorFields(error);
    expect(said).toMatchObject({ error: 'TypeError', code: 'ECONNRESET' });
    expect(said['at']).toMatch(/error-fields\.spec/);
    expect(everythingOf(error)).not.toContain('carys');
  });

  it('quotes no value that the database quotes', () => {
    const driverError = Object.assign(new Error(`Duplicate entry '${secret}' for key 'uq_person'`), {
      code: 'ER_DUP_ENTRY',
      errno: 1062,
      sql: `INSERT INTO person VALUES ('${secret}')`,
    });
    const error = new QueryFailedError(`INSERT INTO person VALUES ('${secret}')`, [secret], driverError);
    expect(errorFields(error)).toMatchObject({ error: 'QueryFailedError', code: 'ER_DUP_ENTRY' });
    expect(everythingOf(error)).not.toContain('carys');
  });

  it('names classes of our own that have no name', () => {
    class KeyFolderAway extends Error {}
    expect(errorFields(new KeyFolderAway('x'))).toMatchObject({ error: 'KeyFolderAway', code: '' });
  });

  it.each([secret, null, undefined, { message: secret, code: secret }])(
    'trusts nothing that is no error',
    (thrown) => expect(everythingOf(thrown)).not.toContain('carys'),
  );
});
