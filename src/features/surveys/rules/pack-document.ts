/**
 * A pack is a versioned question set. This is the shape of its JSON file, of a frozen version in the
 * database and of what a campaign keeps at launch: one shape everywhere.
 */
export interface Bilingual {
  en: string;
  cy: string;
}

/** 0 to 4: never done it, with help, on my own, with confidence, I lead on this. */
export type Level = 0 | 1 | 2 | 3 | 4;
/** What a job family is expected to need of a skill. */
export type Target = 1 | 2 | 3 | 4;
/** Weight of a skill for the whole campaign. */
export type Importance = 1 | 2 | 3;

export interface Skill {
  /** Stable kebab-case key, for example `shared-documents`. */
  key: string;
  title: Bilingual;
  /** A plain question, ending in a question mark. */
  question: Bilingual;
  /** An everyday council example. */
  example: Bilingual;
  /** Exactly five can-do statements, level 0 to 4, each of one action and at most 12 words. */
  statements: Bilingual[];
  importance: Importance;
  /** Numbers of the DigComp 3.0 competences it maps to, for example `2.4`. */
  digcomp: string[];
}

export interface Area {
  key: string;
  title: Bilingual;
  skills: Skill[];
}

export interface CultureItem {
  key: string;
  /** Key of a culture dimension. */
  dimension: string;
  statement: Bilingual;
  /** True where agreeing speaks against a digital culture. */
  reversed: boolean;
}

export interface Targets {
  /** Skill key to target; a skill that is left out is not asked of this family. */
  targets: Record<string, Target>;
  /** Who agreed these targets. Empty while they are only our suggestion. */
  owner: string;
  /** ISO date on which they were agreed; empty while they are only our suggestion. */
  agreedOn: string;
}

export interface PackFamily extends Targets {
  key: string;
  name: Bilingual;
  /** Other names under which directories know this family; matched ignoring case. */
  aliases: string[];
}

export interface PackDocument {
  format: 'soundings-pack/1';
  key: string;
  version: number;
  title: Bilingual;
  summary: Bilingual;
  /** Minutes that 14 skills and the culture items take, as quoted to staff. */
  minutes: number;
  /** Welsh is a draft until a named translator has signed it. */
  welsh: { status: 'draft' | 'signed'; translator: string; signedOn: string };
  /** The five short names of the levels, 0 to 4. */
  levelNames: Bilingual[];
  areas: Area[];
  culture: {
    dimensions: { key: string; title: Bilingual }[];
    items: CultureItem[];
  };
  /** Asked of leaders only, as a ballot of its own; a pack may have none. */
  leaderItem: { statement: Bilingual } | null;
  /** A closed list; several may be chosen; a pack may have none. */
  obstacles: { question: Bilingual; items: { key: string; label: Bilingual }[] } | null;
  families: PackFamily[];
  /** Serves every job family that has no targets of its own. */
  generalProfile: Targets;
}
