import type { ParticipantStart } from '../../campaigns/index.js';
import type { PackDocument } from '../../surveys/rules/pack-document.js';
import { minutesLeft, type Step } from '../rules/question-route.js';
import type { Language } from '../../../web/texts.js';
import { paths } from './answering.paths.js';

export interface StartForm {
  /** Where Start is posted to. */
  action: string;
  /** Of a printed card: carried in the form, and in no address. */
  code?: string;
  /** The form token was too old; nothing is lost. */
  expired?: boolean;
  /** Just chosen. */
  language?: Language | null;
}

export interface StartPage extends StartForm {
  start: ParticipantStart;
  pack: PackDocument;
  route: Step[];
  language: Language;
  /** This browser holds a draft of this person. */
  resuming: boolean;
}

export function startView({ start, pack, route, language, resuming, ...form }: StartPage) {
  const welsh = language === 'cy';
  const department = (welsh && start.departmentNameCy) || start.departmentName;
  return {
    heading: (welsh && start.campaignNameCy) || start.campaignName,
    summary: (welsh && start.purposeCy) || start.purpose || pack.summary[language],
    minutes: minutesLeft(pack, route, 0),
    closesOn: start.closesOn,
    contact: contactText(start),
    k: start.k,
    counted: [department, familyName(start, pack, language)].filter(Boolean).join(', '),
    confidentiality: `${paths.confidentiality}?survey=${start.campaignId}`,
    action: form.action,
    code: form.code,
    // The same promise, of a link or of a code.
    words: form.code ? 'printed-codes:start' : 'answering:start',
    codePage: paths.code,
    resuming,
    expired: form.expired === true,
    audience: 'staff',
  };
}

/** As the pack names it in this language, else as the directory spells it. */
function familyName(start: ParticipantStart, pack: PackDocument, language: Language): string {
  const family = pack.families.find(({ key }) => key === start.familyKey);
  return family ? family.name[language] : start.jobFamily;
}

export function contactText({ contact }: Pick<ParticipantStart, 'contact'>): string {
  return [contact.name, contact.unit, contact.phone, contact.email].filter(Boolean).join(', ');
}
