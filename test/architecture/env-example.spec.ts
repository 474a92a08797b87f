import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { envExample } from '../../src/platform/config/env-example.js';
import { loadConfiguration } from '../../src/platform/config/load-configuration.js';
import { inProject } from '../../src/platform/project-root.js';

const fromExample = () =>
  Object.fromEntries(
    envExample()
      .split('\n')
      .map((line) => /^(?:# )?([A-Z_]+)=(.*)$/.exec(line))
      .filter((match) => match !== null)
      .map(([, name, value]) => [name as string, value as string]),
  );

describe('.env.example', () => {
  it('is the one that the settings make (npm run env-example)', () => {
    expect(readFileSync(inProject('.env.example'), 'utf8')).toBe(envExample());
  });

  it('holds settings that start the product', () => {
    expect(loadConfiguration(fromExample()).databaseDialect).toBe('mysql');
  });
});

describe('Settings that are missing or wrong', () => {
  it('are all named at once, each with an example', () => {
    const start = () => loadConfiguration({ ...fromExample(), DATABASE_URL: '', HTTP_PORT: 'eighty' });
    expect(start).toThrow(/DATABASE_URL: .*for example mysql:/);
    expect(start).toThrow(/HTTP_PORT: /);
  });

  it('are those of GOV.UK Notify only where emails are to go through it', () => {
    const without = { ...fromExample(), NOTIFY_API_KEY: '', NOTIFY_EMAIL_TEMPLATE_ID: '' };
    expect(loadConfiguration(without).emailChannel).toBe('smtp');
    const start = () => loadConfiguration({ ...without, EMAIL_CHANNEL: 'notify' });
    expect(start).toThrow(/NOTIFY_API_KEY: /);
    expect(start).toThrow(/NOTIFY_EMAIL_TEMPLATE_ID: /);
  });
});
