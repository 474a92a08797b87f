import type { CampaignSummary } from '../../campaigns/index.js';
import { languages, textsIn, type Language } from '../../../web/texts.js';
import type { Facts } from '../../wording/index.js';
import { campaignPath } from './reminders.paths.js';

export interface ManagerMessagePage {
  campaign: CampaignSummary;
  facts: Record<Language, Facts>;
  publicUrl: string;
  language: Language;
}

/** No list, no name but the contact's, and no link but to the page about confidentiality. */
export function managerMessageView({ campaign, facts, publicUrl, language }: ManagerMessagePage): object {
  const name = (welsh: boolean) => (welsh && campaign.nameCy) || campaign.name;
  return {
    campaignName: name(language === 'cy'),
    back: campaignPath(campaign.id),
    messages: languages.map((of) => {
      const address = `${publicUrl}/confidentiality?survey=${campaign.id}`;
      const { subject, paragraphs } = messageIn(of, { ...facts[of], address });
      return { language: of, subject, paragraphs, text: [subject, ...paragraphs].join('\n\n') };
    }),
  };
}

function messageIn(language: Language, values: Facts & { address: string }) {
  const t = textsIn(language) as (key: string, values?: object) => string;
  const key = (part: string) => `invitations:managerMessage.text.${part}`;
  const parts = ['what', 'voluntary', 'confidential', 'address', 'until', 'never'];
  const ask = values.contact ? ['ask'] : [];
  return {
    subject: t(key('subject'), values),
    // The purpose is HR's own sentence, and may be missing in Welsh.
    paragraphs: [values.purpose, ...[...parts, ...ask].map((part) => t(key(part), values))].filter(Boolean),
  };
}
