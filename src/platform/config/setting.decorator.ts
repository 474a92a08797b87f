import 'reflect-metadata';

export interface SettingNotes {
  env: string;
  /** One sentence for .env.example. */
  about: string;
  /** Shown in .env.example; a setting with a default is commented out there. */
  example: string;
  /** May be left out although it has no default. */
  optional?: boolean;
}

const settings = new Map<string, SettingNotes>();

/** Ties a property of Configuration to its environment variable and its line in .env.example. */
export function Setting(notes: SettingNotes): PropertyDecorator {
  return (_target, property) => {
    settings.set(String(property), notes);
  };
}

export function settingNotes(): ReadonlyMap<string, SettingNotes> {
  return settings;
}
