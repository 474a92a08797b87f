import { Injectable } from '@nestjs/common';
import { readFileSync } from 'node:fs';
import nunjucks from 'nunjucks';
import { Configuration } from '../config/configuration.js';
import { inProject } from '../project-root.js';
import type { EmailWords } from './letter.js';
import { PreparedEmail, slots } from './prepared-email.js';

type EmailLanguage = 'en' | 'cy';

/**
 * Emails from `email-templates/<kind>/<language>/{subject.txt,body.txt,body.html}.njk`. Besides the data every template
 * sees `organisation`, `language`, `publicUrl` and `host`, the part of our address that a reader recognises; the bodies
 * see `subject` too.
 * HTML is escaped, plain text is not. An unknown placeholder is an error, not a gap in somebody's letter.
 */
@Injectable()
export class EmailTemplates {
  private readonly plain = environment(false);
  private readonly html = environment(true);
  private readonly sources = new Map<string, string>();

  constructor(private readonly configuration: Configuration) {}

  render(kind: string, language: EmailLanguage, data: object): EmailWords {
    const shared = { ...this.shared(language), ...data };
    const at = (file: string) => `${kind}/${language}/${file}.njk`;
    const subject = this.plain.render(at('subject.txt'), shared).replace(/\s+/g, ' ').trim();
    const view = { ...shared, subject };
    return {
      subject,
      text: `${this.plain.render(at('body.txt'), view).trim()}\n`,
      html: this.html.render(at('body.html'), view),
    };
  }

  /** One text beside the emails, such as the words of a text message. @param file below `email-templates`, without .njk */
  renderText(file: string, language: EmailLanguage, data: object): string {
    return this.plain.render(`${file}.njk`, { ...this.shared(language), ...data }).trim();
  }

  /** A file beside the templates as it stands, such as words that may be replaced; read once. */
  source(kind: string, language: EmailLanguage, file: string): string {
    const path = inProject('email-templates', kind, language, file);
    const known = this.sources.get(path) ?? readFileSync(path, 'utf8').trim();
    this.sources.set(path, known);
    return known;
  }

  organisation(language: EmailLanguage): string {
    const { organisationName, organisationNameCy } = this.configuration;
    return (language === 'cy' && organisationNameCy) || organisationName;
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
    const { publicUrl } = this.configuration;
    return {
      language,
      organisation: this.organisation(language),
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
