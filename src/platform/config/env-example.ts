import { Configuration } from './configuration.js';
import { settingNotes } from './setting.decorator.js';

/** The text of .env.example: what must be set stands plain, what has a default is commented out. */
export function envExample(): string {
  const defaults = new Configuration() as unknown as Record<string, unknown>;
  const lines = [...settingNotes()].map(([property, notes]) => {
    const optional = defaults[property] !== undefined || property === 'keyFolder';
    return `# ${notes.about}\n${optional ? '# ' : ''}${notes.env}=${notes.example}\n`;
  });
  return `# Settings of Soundings. Made by "npm run env-example"; copy to .env and edit.\n\n${lines.join('\n')}`;
}
