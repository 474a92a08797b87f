import {
  IsEmail,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUrl,
  Matches,
  Max,
  Min,
  MinLength,
  ValidateIf,
} from 'class-validator';
import { Transform, Type } from 'class-transformer';
import { DkimSettings } from './dkim-settings.js';
import { IsMailboxAddress } from './mailbox-address.js';
import { IsReadableColour } from './readable-colour.js';
import { Setting } from './setting.decorator.js';

const anyHost = { require_tld: false, require_protocol: true };

/** Every setting of the product. There is no other place that reads the environment. */
export class Configuration extends DkimSettings {
  @Setting({
    env: 'DATABASE_URL',
    about: 'MySQL 8 or MariaDB 10.6+, as mysql://user:password@host:port/database',
    example: 'mysql://soundings:change-me@127.0.0.1:3306/soundings',
  })
  @IsUrl({ ...anyHost, protocols: ['mysql'] })
  databaseUrl: string;

  @Setting({ env: 'DATABASE_DIALECT', about: 'mysql or mariadb', example: 'mysql' })
  @IsIn(['mysql', 'mariadb'])
  databaseDialect: 'mysql' | 'mariadb' = 'mysql';

  @Setting({ env: 'REDIS_URL', about: 'Redis 6.2 or later', example: 'redis://127.0.0.1:6379/0' })
  @IsUrl({ ...anyHost, protocols: ['redis', 'rediss'] })
  redisUrl: string;

  @Setting({
    env: 'PUBLIC_URL',
    about: 'The address that staff see in their emails, without a slash at the end',
    example: 'https://skills.northmoor.example',
  })
  @IsUrl({ ...anyHost, protocols: ['http', 'https'] })
  publicUrl: string;

  @Setting({ env: 'HTTP_HOST', about: 'Address on which the web process listens', example: '127.0.0.1' })
  @IsString()
  httpHost: string = '127.0.0.1';

  @Setting({ env: 'HTTP_PORT', about: 'Port on which the web process listens', example: '3000' })
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(65535)
  httpPort: number = 3000;

  @Setting({
    env: 'TRUSTED_PROXIES',
    about: 'Addresses of reverse proxies whose X-Forwarded-For is believed, separated by commas',
    example: '127.0.0.1',
  })
  @IsString()
  trustedProxies: string = '';

  @Setting({
    env: 'SMTP_URL',
    about:
      'Mail server, as smtp://user:password@host:port (STARTTLS is required unless the host is loopback)',
    example: 'smtp://127.0.0.1:1025',
  })
  @IsUrl({ ...anyHost, protocols: ['smtp', 'smtps'] })
  smtpUrl: string;

  @Setting({
    env: 'SMTP_CONNECTIONS',
    about: 'Connections that one worker opens to the mail server, 1 to 50',
    example: '4',
  })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(50)
  smtpConnections: number = 4;

  @Setting({
    env: 'MAIL_FROM',
    about: 'Address that emails come from',
    example: 'digital-skills@northmoor.example',
  })
  @IsEmail({ require_tld: false })
  mailFrom: string;

  @Setting({
    env: 'BOUNCE_ADDRESS',
    about:
      'Where mail servers return what they can’t deliver: an address of at most 20 characters before the "@", of a ' +
      'mailbox that also takes name+anything@ (plus addressing). Where empty, MAIL_FROM gets them',
    example: 'bounces@northmoor.example',
  })
  @ValidateIf(({ bounceAddress }) => bounceAddress !== '')
  @Matches(/^[a-z0-9][a-z0-9._-]{0,19}@[a-z0-9.-]+$/i)
  @IsEmail({ require_tld: false })
  bounceAddress: string = '';

  @Setting({
    env: 'BOUNCE_IMAP_URL',
    about:
      'Mailbox that returned mail arrives in, as imaps://user:password@host:993/INBOX; "@" in the user as %40. ' +
      'imap:// without TLS on loopback only',
    example: 'imaps://bounces%40northmoor.example:change-me@imap.northmoor.example:993/INBOX',
  })
  @ValidateIf(({ bounceImapUrl }) => bounceImapUrl !== '')
  @IsMailboxAddress()
  bounceImapUrl: string = '';

  @Setting({
    env: 'MAIL_WEBHOOK_SECRET',
    about:
      'Secret of at least 32 characters with which reports to /webhooks/mail-events are signed; off where empty',
    example: 'make one with: openssl rand -base64 48',
  })
  @ValidateIf(({ mailWebhookSecret }) => mailWebhookSecret !== '')
  @MinLength(32)
  mailWebhookSecret: string = '';

  @Setting({
    env: 'ORGANISATION_NAME',
    about: 'Name of the organisation in English, as staff know it',
    example: 'Northmoor Council',
  })
  @IsNotEmpty()
  organisationName: string;

  @Setting({
    env: 'ORGANISATION_NAME_CY',
    about: 'Name of the organisation in Welsh; the English name where empty',
    example: 'Cyngor Northmoor',
  })
  @IsString()
  organisationNameCy: string = '';

  @Setting({
    env: 'ACCENT_COLOUR',
    about:
      'Colour of buttons and links in six hexadecimal digits, dark enough to read on white (contrast 4.5)',
    example: '0b5568',
  })
  @Transform(({ value }) => `#${String(value).replace(/^#/, '')}`)
  @IsReadableColour()
  accentColour: string = '#0b5568';

  @Setting({
    env: 'SECRET_KEY',
    about: 'Server secret of at least 32 characters, for cookies and keyed hashes',
    example: 'make one with: openssl rand -base64 48',
  })
  @MinLength(32)
  secretKey: string;

  @Setting({
    env: 'KEY_FOLDER',
    about: 'Folder of the ballot keys: workers only, never in a backup; leave empty for the web process',
    example: '/var/lib/soundings/keys',
  })
  @IsOptional()
  @IsString()
  keyFolder?: string;

  @Setting({ env: 'LOG_LEVEL', about: 'debug, info, warn, error or silent', example: 'info' })
  @IsIn(['debug', 'info', 'warn', 'error', 'silent'])
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent' = 'info';
}
