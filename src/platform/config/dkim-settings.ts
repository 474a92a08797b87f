import { Matches, MinLength, ValidateIf } from 'class-validator';
import { NotifySettings } from './notify-settings.js';
import { Setting } from './setting.decorator.js';

const anyOfThem = ({ dkimDomain, dkimSelector, dkimKeyFile }: DkimSettings) =>
  Boolean(dkimDomain ?? dkimSelector ?? dkimKeyFile);

/** Signing emails ourselves: all three, or none where the mail server signs. */
export class DkimSettings extends NotifySettings {
  @Setting({
    env: 'DKIM_DOMAIN',
    about: 'Domain that the worker signs emails for (DKIM); empty where the mail server signs them',
    example: 'northmoor.example',
    optional: true,
  })
  @ValidateIf(anyOfThem)
  @Matches(/^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}$/i)
  dkimDomain?: string;

  @Setting({
    env: 'DKIM_SELECTOR',
    about: 'Name of the signing key in DNS: its public part stands at <selector>._domainkey.<domain>',
    example: 'soundings2026',
    optional: true,
  })
  @ValidateIf(anyOfThem)
  @Matches(/^(?=.{1,63}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i)
  dkimSelector?: string;

  @Setting({
    env: 'DKIM_KEY_FILE',
    about: 'File of the private RSA key (PEM, 2,048 bits) that signs emails: workers only',
    example: '/etc/soundings/dkim.pem',
    optional: true,
  })
  @ValidateIf(anyOfThem)
  @MinLength(1)
  dkimKeyFile?: string;
}
