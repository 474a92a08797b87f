import { textsIn, type Language } from '../../../web/texts.js';
import type { Account } from '../accounts.store.js';
import type { DepartmentChoice } from '../department-names.js';
import { accountStateOf } from './account.view.js';
import { accountPath } from './accounts.paths.js';

export function accountsView(
  accounts: Account[],
  departments: DepartmentChoice[],
  { language, done }: { language: Language; done: string | null },
): object {
  const t = textsIn(language);
  const names = new Map(
    departments.map(({ id, name, nameCy }) => [id, (language === 'cy' && nameCy) || name]),
  );
  const rows = accounts.map((account) => [
    { text: account.name, href: accountPath(account.id) },
    account.email,
    t(`accounts:roles.${account.role}.name`),
    account.departmentIds.map((id) => names.get(id) ?? `${id}`).join(', '),
    t(`accounts:state.${accountStateOf(account)}`),
  ]);
  const head = ['fields.name', 'fields.email', 'list.role', 'list.departments', 'list.state'];
  return { done, table: { head: head.map((key) => t(`accounts:${key}`)), rows } };
}
