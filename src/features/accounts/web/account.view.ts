import type { Fault } from '../../../platform/errors.js';
import { textsIn, type Language } from '../../../web/texts.js';
import type { Account } from '../accounts.store.js';
import type { DepartmentChoice } from '../department-names.js';
import { roles } from '../rules/roles.js';
import { accountPath, accountsPath } from './accounts.paths.js';

const doneKeys = ['created', 'saved', 'deactivated', 'reactivated', 'link', 'revoked'];

/** What was just done, in words; null for anything that is not one of ours. */
export function doneText(done: unknown, language: Language): string | null {
  return doneKeys.includes(done as string) ? textsIn(language)(`accounts:done.${done}`) : null;
}

export interface AccountFormValues {
  name: string;
  email: string;
  role: string;
  departmentIds: number[];
  language: string;
}

interface Showing {
  values: AccountFormValues;
  faults: Fault[];
  departments: DepartmentChoice[];
  language: Language;
}

export const emptyAccount: AccountFormValues = {
  name: '',
  email: '',
  role: 'hr',
  departmentIds: [],
  language: 'en',
};

/** Each department with those above it, so that two teams called "Support" can be told apart. */
export function departmentItems(
  departments: DepartmentChoice[],
  language: Language,
): { value: number; text: string }[] {
  const above: string[] = [];
  return departments.map(({ id, name, nameCy, depth }) => {
    above.length = depth;
    above[depth] = (language === 'cy' && nameCy) || name;
    return { value: id, text: above.slice(Math.min(1, depth)).join(' › ') };
  });
}

function choices(language: Language, departments: DepartmentChoice[]) {
  const t = textsIn(language);
  return {
    roles: roles.toReversed().map((role) => ({
      value: role,
      text: t(`accounts:roles.${role}.name`),
      hint: t(`accounts:roles.${role}.hint`),
    })),
    languages: ['en', 'cy'].map((value) => ({ value, text: t(`accounts:languages.${value}`) })),
    departments: departmentItems(departments, language),
  };
}

export function newAccountView({ values, faults, departments, language }: Showing): object {
  const t = textsIn(language);
  return {
    heading: t('accounts:new.title'),
    lede: t('accounts:new.lede'),
    button: t('accounts:new.button'),
    action: accountsPath,
    asksEmail: true,
    values,
    faults,
    ...choices(language, departments),
  };
}

export function accountStateOf(account: Account): 'active' | 'waiting' | 'inactive' {
  if (!account.active) return 'inactive';
  return account.hasPassword ? 'active' : 'waiting';
}

function deedsFor(account: Account, language: Language) {
  const t = textsIn(language);
  const deed = (name: string, path: string, kind: string) => ({
    action: `${accountPath(account.id)}/${path}`,
    what: t(`accounts:edit.${name}`),
    button: t(`accounts:edit.${name}Button`),
    kind,
  });
  if (!account.active) return [deed('reactivate', 'reactivation', 'secondary')];
  return [
    deed(account.hasPassword ? 'link' : 'firstLink', 'password-link', 'secondary'),
    deed('deactivate', 'deactivation', 'warning'),
  ];
}

export function editAccountView(
  account: Account,
  { values, faults, departments, language }: Showing,
  done: string | null = null,
): object {
  const t = textsIn(language);
  return {
    heading: account.name,
    lede: account.email,
    button: t('accounts:edit.button'),
    action: accountPath(account.id),
    asksEmail: false,
    values,
    faults,
    done,
    existing: {
      state: t(`accounts:state.${accountStateOf(account)}`),
      deeds: deedsFor(account, language),
    },
    ...choices(language, departments),
  };
}
