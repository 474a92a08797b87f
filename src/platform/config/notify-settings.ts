import { IsIn, IsOptional, IsString, IsUrl, IsUUID, Matches, MinLength, ValidateIf } from 'class-validator';
import { Setting } from './setting.decorator.js';

const keyOfNotify =
  /^\S+-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Emails that are to go through Notify would wait for ever without a key and a template. */
const neededOrGiven = (property: 'notifyApiKey' | 'notifyEmailTemplateId') => (settings: NotifySettings) =>
  settings.emailChannel === 'notify' || settings[property] !== undefined;

/** GOV.UK Notify: text messages and letters where it is set up, emails where EMAIL_CHANNEL says so. */
export class NotifySettings {
  @Setting({
    env: 'EMAIL_CHANNEL',
    about: 'How emails leave: smtp, or notify for GOV.UK Notify',
    example: 'smtp',
  })
  @IsIn(['smtp', 'notify'])
  emailChannel: 'smtp' | 'notify' = 'smtp';

  @Setting({
    env: 'NOTIFY_API_KEY',
    about:
      'API key of GOV.UK Notify, of the kind "live", the same for web and worker; needed where EMAIL_CHANNEL is notify; ' +
      'empty: no Notify',
    example: 'soundings-00000000-0000-4000-8000-000000000001-00000000-0000-4000-8000-000000000002',
    optional: true,
  })
  @ValidateIf(neededOrGiven('notifyApiKey'))
  @Matches(keyOfNotify)
  notifyApiKey?: string;

  @Setting({
    env: 'NOTIFY_URL',
    about: 'Where the API of GOV.UK Notify is',
    example: 'https://api.notifications.service.gov.uk',
  })
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] })
  notifyUrl: string = 'https://api.notifications.service.gov.uk';

  @Setting({
    env: 'NOTIFY_EMAIL_TEMPLATE_ID',
    about:
      'Template in Notify for emails: subject ((subject)), message ((body)); needed where EMAIL_CHANNEL is notify',
    example: '00000000-0000-4000-8000-000000000003',
    optional: true,
  })
  @ValidateIf(neededOrGiven('notifyEmailTemplateId'))
  @IsUUID()
  notifyEmailTemplateId?: string;

  @Setting({
    env: 'NOTIFY_TEXT_TEMPLATE_ID',
    about: 'Template in Notify for text messages: message ((body)); empty: no text messages',
    example: '00000000-0000-4000-8000-000000000004',
    optional: true,
  })
  @IsOptional()
  @IsUUID()
  notifyTextTemplateId?: string;

  @Setting({
    env: 'NOTIFY_LETTER_TEMPLATE_ID',
    about: 'Template in Notify for letters: heading ((subject)), body ((body)); empty: no letters',
    example: '00000000-0000-4000-8000-000000000005',
    optional: true,
  })
  @IsOptional()
  @IsUUID()
  notifyLetterTemplateId?: string;

  @Setting({
    env: 'NOTIFY_REPLY_TO_ID',
    about: 'Id of a reply-to address in Notify; empty: the default of the service in Notify',
    example: '00000000-0000-4000-8000-000000000006',
    optional: true,
  })
  @IsOptional()
  @IsUUID()
  notifyReplyToId?: string;

  @Setting({
    env: 'NOTIFY_CALLBACK_TOKEN',
    about: 'Bearer token of at least 20 characters with which Notify reports deliveries; empty: no reports',
    example: 'make one with: openssl rand -base64 30',
    optional: true,
  })
  @IsOptional()
  @IsString()
  @MinLength(20)
  notifyCallbackToken?: string;
}
