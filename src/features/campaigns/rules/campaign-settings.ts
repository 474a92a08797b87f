/**
 * What HR decides about a campaign before it is launched, and fixes by launching it.
 * Source: docs/privacy.md, "The promise to staff".
 */
export interface Audience {
  /** Directory departments, each with everything beneath it; null: the whole organisation. */
  departmentIds: number[] | null;
  /** Permanent, agency, casual, school, councillor, volunteer; null: all. */
  employmentTypes: string[] | null;
}

/** Whom staff ask; printed in every email and on the start page. */
export interface Contact {
  name: string;
  phone: string;
  email: string;
  unit: string;
}

/** Questions that only people can answer before a launch. Empty or false where it is missing. */
export interface HumanChecks {
  /** ISO date on which the unions were consulted. */
  unionsConsultedOn: string;
  /** ISO date on which the data protection impact assessment was agreed. */
  dpiaAgreedOn: string;
  /** Equality and Welsh-language impact assessed. */
  impactAssessed: boolean;
  /** Who checked the Welsh. */
  welshCheckedBy: string;
  accessibilityStatementPublished: boolean;
}

export const nothingChecked: HumanChecks = {
  unionsConsultedOn: '',
  dpiaAgreedOn: '',
  impactAssessed: false,
  welshCheckedBy: '',
  accessibilityStatementPublished: false,
};

/** Smallest number of people behind any figure. */
export const smallestK = 5;
export const defaultK = 10;
/** Beyond this hardly a council would show anything. */
export const largestK = 50;

export const employmentTypes = [
  'permanent',
  'agency',
  'casual',
  'school',
  'councillor',
  'volunteer',
] as const;

export interface CampaignPlan {
  name: string;
  /** Null where there is no Welsh name: the English one is shown. */
  nameCy: string | null;
  /** One sentence to staff: why we ask. */
  purpose: string;
  purposeCy: string | null;
  packVersionId: number;
  audience: Audience;
  /** ISO days; a campaign closes at the end of the last one. */
  opensOn: string;
  closesOn: string;
  k: number;
  contact: Contact;
}
