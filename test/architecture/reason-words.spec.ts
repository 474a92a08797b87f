import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { messageReasons } from '../../src/features/delivery/rules/reasons.js';
import { messageStates } from '../../src/features/delivery/rules/message-states.js';

/** Pages, exports and the API take the words for what became of a message from these texts alone. */
describe.each(['en', 'cy'])('the vocabulary of the send ledger in %s', (language) => {
  const { state, reason, todo } = JSON.parse(
    readFileSync(`locales/${language}/delivery.json`, 'utf8'),
  ) as Record<'state' | 'reason' | 'todo', Record<string, string>>;

  it('has words for every state', () => {
    for (const one of messageStates) expect(state[one]).toMatch(/\S/);
    expect(state['in_doubt_open']).toMatch(/\S/);
  });

  it('says for every reason what happened and what to do next', () => {
    expect(Object.keys(reason).toSorted()).toEqual([...messageReasons].toSorted());
    expect(Object.keys(todo).toSorted()).toEqual([...messageReasons].toSorted());
  });
});

describe('a reason that the code writes', () => {
  const files = readdirSync('src/features', { recursive: true, encoding: 'utf8' })
    .filter((file) => /^(delivery|invitations|accounts|communities)\/.*(?<!\.spec)\.ts$/.test(file))
    .map((file) => [file, readFileSync(`src/features/${file}`, 'utf8')] as const);
  /** As the ledger takes them: of a last look, of a bounce, of a receipt. */
  const written = files.flatMap(([file, text]) =>
    [
      ...text.matchAll(/outcome: '(?:cancel|withhold)', reason: '([a-z-]+)'/g),
      ...text.matchAll(/meaning: 'bounced', kind: '\w+', reason: '([a-z-]+)'/g),
    ].map(([, reason]) => [reason!, file]),
  );

  it('is found in several features', () => {
    expect(new Set(written.map(([, file]) => file!.split('/')[0])).size).toBeGreaterThanOrEqual(3);
  });

  it.each(written)('%s of %s is in the vocabulary', (reason) => {
    expect(messageReasons).toContain(reason);
  });
});
