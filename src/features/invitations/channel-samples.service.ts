import { Injectable } from '@nestjs/common';
import type { CampaignSummary } from '../campaigns/index.js';
import { OtherMessages } from './other-messages.service.js';
import { fragmentsOf } from './rules/text-length.js';

const languages = ['en', 'cy'] as const;
/** Opens nothing. */
const sampleToken = 'x'.repeat(43);
const sampleCode = 'SAMPLESAMPLE'.replaceAll('L', '1');

export interface ChannelSample {
  language: (typeof languages)[number];
  text: string;
  fragments: number;
  letter: { subject: string; text: string };
}

/** What a text message and a letter say, for HR to read before a launch: made-up person, links and code that open nothing. */
@Injectable()
export class ChannelSamples {
  constructor(private readonly messages: OtherMessages) {}

  async of(campaign: CampaignSummary): Promise<ChannelSample[]> {
    return Promise.all(
      languages.map(async (language) => {
        const text = await this.messages.textMessage('invitation', campaign, {
          language,
          token: sampleToken,
        });
        const person = { language, name: 'Carys Price', code: sampleCode };
        const letter = await this.messages.letterWords('invitation', campaign, person);
        return { language, text, fragments: fragmentsOf(text), letter };
      }),
    );
  }

  /** Parts that one text message is paid for as, in the longer language. */
  async fragments(campaign: CampaignSummary): Promise<number> {
    return Math.max(...(await this.of(campaign)).map(({ fragments }) => fragments));
  }
}
