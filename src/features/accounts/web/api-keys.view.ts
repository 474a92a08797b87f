import type { Fault } from '../../../platform/errors.js';
import { permissions } from '../../../shared/permissions.js';
import { textsIn, type Language } from '../../../web/texts.js';
import { formatsIn } from '../../../web/view-formats.js';
import type { ApiKey } from '../api-keys.store.js';

interface Showing {
  language: Language;
  values: { name: string; scopes: string[] };
  faults: Fault[];
  done: string | null;
}

export function apiKeysView(keys: ApiKey[], { language, values, faults, done }: Showing): object {
  const t = textsIn(language);
  const { day } = formatsIn(language);
  const words = (scope: string) => t(`accounts:scopes.${scope}`);
  return {
    done,
    values,
    faults,
    scopes: permissions.map((scope) => ({ value: scope, text: words(scope), hint: scope })),
    keys: keys.map((key) => ({
      id: key.id,
      name: key.name,
      made: t('accounts:apiKeys.madeOn', { day: day(key.createdAt) }),
      scopes: key.scopes.map(words).join('; '),
      revoked: key.revokedAt && t('accounts:apiKeys.revokedOn', { day: day(key.revokedAt) }),
    })),
  };
}
