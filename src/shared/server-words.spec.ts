import { describe, expect, it } from '@jest/globals';
import { serverWords } from './server-words.js';

const secret = 'DmNMCmUOE0v_B3OitiApb7FKwz0bvjV6G5aZ936IbDc';

describe("a mail server's words", () => {
  it.each([
    [
      `554 5.7.1 blocked: https://skills.example/s/${secret}`,
      '554 5.7.1 blocked: https://skills.example/s/…',
    ],
    [
      `550 see <https://skills.example/opt-out/${secret}>, please`,
      '550 see <https://skills.example/opt-out/…>, please',
    ],
    ['550 5.1.1\r\n No such\tuser ', '550 5.1.1 No such user'],
    [`250 2.0.0 Ok: queued as 4XyZ12abcd`, '250 2.0.0 Ok: queued as 4XyZ12abcd'],
  ])('are one line and hold no personal link: %s', (said, kept) => {
    expect(serverWords(said)).toBe(kept);
  });

  it('are cut after the link is gone, never through it', () => {
    expect(serverWords(`${'x '.repeat(240)}${secret}${' y'.repeat(50)}`)).not.toContain(secret.slice(0, 12));
  });
});
