import type { Configuration } from '../config/configuration.js';
import type { Channel } from '../mail/letter.js';

export function templateInNotify(configuration: Configuration, channel: Channel): string | undefined {
  const { notifyEmailTemplateId, notifyTextTemplateId, notifyLetterTemplateId } = configuration;
  const templates = {
    email: notifyEmailTemplateId,
    text: notifyTextTemplateId,
    letter: notifyLetterTemplateId,
  };
  return templates[channel];
}

/** The key and the template for this kind of message are set. */
export function isSetUpInNotify(configuration: Configuration, channel: Channel): boolean {
  return Boolean(configuration.notifyApiKey && templateInNotify(configuration, channel));
}
