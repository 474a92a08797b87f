import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { Configuration } from './configuration.js';
import { settingNotes } from './setting.decorator.js';

export class ConfigurationFaulty extends Error {}

/** Reads and checks all settings at once, so that an operator sees every fault in one go. */
export function loadConfiguration(env: NodeJS.ProcessEnv = process.env): Configuration {
  const given: Record<string, string> = {};
  for (const [property, notes] of settingNotes()) {
    const value = env[notes.env]?.trim();
    if (value) given[property] = value;
  }
  const configuration = plainToInstance(Configuration, given);
  const faults = validateSync(configuration, { whitelist: true }).map((fault) => {
    const notes = settingNotes().get(fault.property);
    return `  ${notes?.env ?? fault.property}: ${notes?.about ?? 'is not valid'} (for example ${notes?.example})`;
  });
  if (faults.length > 0) {
    throw new ConfigurationFaulty(
      `Soundings can't start because these settings are missing or wrong:\n${faults.join('\n')}\n` +
        'Set them in the environment or in .env and start again. .env.example describes every setting.',
    );
  }
  return configuration;
}
