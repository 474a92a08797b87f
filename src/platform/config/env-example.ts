import { Configuration } from './configuration.js';
import { settingNotes, type SettingNotes } from './setting.decorator.js';

/** The text of .env.example: what must be set comes first and plain, what has a default is commented out. */
export function envExample(): string {
  const defaults = new Configuration() as unknown as Record<string, unknown>;
  const isOptional = ([property, notes]: [string, SettingNotes]) =>
    notes.optional === true || defaults[property] !== undefined || property === 'keyFolder';
  const all = [...settingNotes()];
  const lines = [...all.filter((one) => !isOptional(one)), ...all.filter(isOptional)].map((one) => {
    const [, { about, env, example }] = one;
    return `# ${about}\n${isOptional(one) ? '# ' : ''}${env}=${example}\n`;
  });
  return `# Settings of Soundings. Made by "npm run env-example"; copy to .env and edit.\n\n${lines.join('\n')}`;
}
