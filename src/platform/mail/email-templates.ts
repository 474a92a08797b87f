import { Injectable } from '@nestjs/common';
import nunjucks from 'nunjucks';
import { Configuration } from '../config/configuration.js';
import { inProject } from '../project-root.js';
import type { EmailWords } from './letter.js';
import { PreparedEmail, slots } from './prepared-email.js';

type EmailLanguage = 'en' | 'cy';

/**
 * Emails from `email-templates/<kind>/<language>/{subject.txt,body.txt,body.html}.njk`. Besides the data every template
 * sees `organisation`, `language`, `publicUrl` and `host`, the part of our address that a reader recognises.
 * HTML is escaped, plain text is not. An unknown placeholder is an error, not a gap in somebody's letter.
 */
@Injectable()
export class EmailTemplates {
  private readonly plain = environment(false);
  private readonly html = environment(true);

  constructor(private readonly configuration: Configuration) {}

  render(kind: string, language: EmailLanguage, data: object): EmailWords {
    const view = { ...this.shared(language), ...data };
    const at = (file: string) => `${kind}/${language}/${file}.njk`;
    return {
      subject: this.plain.render(at('subject.txt'), view).replace(/\s+/g, ' ').trim(),
      text: `${this.plain.render(at('body.txt'), view).trim()}\n`,
      html: this.html.render(at('body.html'), view),
    };
  }

  /** For a mailing to many: everything but the named values is rendered now. They can be printed, not decided upon. */
  prepare<Name extends string>(
    kind: string,
    language: EmailLanguage,
    data: object,
    personal: readonly Name[],
  ): PreparedEmail<Name> {
    return new PreparedEmail(this.render(kind, language, { ...data, ...slots(personal) }));
  }

  private shared(language: EmailLanguage): object {
    const { organisationName, organisationNameCy, publicUrl } = this.configuration;
    return {
      language,
      organisation: (language === 'cy' && organisationNameCy) || organisationName,
      publicUrl,
      host: new URL(publicUrl).host,
    };
  }
}

function environment(autoescape: boolean): nunjucks.Environment {
  return new nunjucks.Environment(
    new nunjucks.FileSystemLoader(inProject('email-templates'), { watch: false, noCache: false }),
    { autoescape, throwOnUndefined: true, trimBlocks: true, lstripBlocks: true },
  );
}
