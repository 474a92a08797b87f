import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { Audit, type Actor } from '../audit/index.js';
import { Ledger } from '../delivery/index.js';
import { EmailTestsStore, type AskedTest } from './email-tests.store.js';
import { EmailTextsStore, type EmailLanguage } from './email-texts.store.js';
import type { EditableKind } from './rules/email-words.js';

export const testMail = 'test-email';
const scopePrefix = 'email-test:';
export const testIdOf = (scope: string) => Number(scope.slice(scopePrefix.length));

/** Whether the mail server took it is all that can be known here; whether it arrived is for its reader to see. */
export interface SentTest {
  kind: EditableKind;
  language: EmailLanguage;
  askedAt: Date;
  outcome: 'on-its-way' | 'sent' | 'not-sent';
  /** The words have been changed since. */
  outdated: boolean;
}

/** Samples of invitation and reminder, through the ledger like every email, to nobody but who asks for them. */
@Injectable()
export class EmailTests {
  constructor(
    private readonly database: Database,
    private readonly store: EmailTestsStore,
    private readonly texts: EmailTextsStore,
    private readonly ledger: Ledger,
    private readonly audit: Audit,
  ) {}

  /** Both languages. @param account who asks */
  async send(
    campaignId: number,
    kind: EditableKind,
    { account, actor }: { account: { id: number; email: string }; actor: Actor },
  ): Promise<void> {
    await this.database.transaction(async () => {
      const words = (await this.texts.of(campaignId))[kind];
      for (const language of ['en', 'cy'] as const) {
        const test = { campaignId, kind, language, accountId: account.id };
        const id = await this.store.add({ ...test, textVersion: words[language].version });
        const mailing = { scope: `${scopePrefix}${id}`, kind: testMail, sequence: 0 };
        await this.ledger.intendOne({ ...mailing, recipientId: account.id, address: account.email });
      }
      const subject = `campaign:${campaignId}`;
      await this.audit.record({ actor, action: 'campaign.test-email', subject, detail: { email: kind } });
    });
  }

  /** The last of each kind and language. */
  async last(campaignId: number): Promise<SentTest[]> {
    const [tests, words] = [await this.store.last(campaignId), await this.texts.of(campaignId)];
    return Promise.all(
      tests.map(async (test) => ({
        kind: test.kind,
        language: test.language,
        askedAt: test.askedAt,
        outcome: await this.outcomeOf(test),
        outdated: words[test.kind][test.language].version !== test.textVersion,
      })),
    );
  }

  /** Null where its words have been changed since, so that no copy of it differs from another. */
  async stillWanted(id: number): Promise<AskedTest | null> {
    const test = await this.store.byId(id);
    if (!test) return null;
    const words = await this.texts.of(test.campaignId);
    return words[test.kind][test.language].version === test.textVersion ? test : null;
  }

  private async outcomeOf({ id }: AskedTest): Promise<SentTest['outcome']> {
    const { accepted, open } = await this.ledger.reconciliation(`${scopePrefix}${id}`, testMail);
    if (accepted > 0) return 'sent';
    return open > 0 ? 'on-its-way' : 'not-sent';
  }
}
