import { ModulesContainer } from '@nestjs/core';
import { routeTable, type Route } from '../../src/web/security/route-table.js';
import type { LivedIn } from './whole-app-lived-in.js';

/** GET routes that answer with something else than a page, and what that is. */
const notPages: [path: RegExp, why: string][] = [
  [/^\/api\/v1\//, 'JSON or CSV for programs'],
  [/^\/api\/openapi\.json$/, 'the description of the API for programs'],
  [/^\/health\//, 'JSON for whoever watches the service'],
  [/^\/accent\.css$/, 'a style sheet'],
  [/\.(csv|svg)$/, 'a file to download'],
  [/^\/campaigns\/:id\/try\/begin$/, 'leads to the first question'],
  [/^\/campaigns\/:id\/events$/, 'news for the page of a campaign; opened by hand it leads there'],
  [/\/emails\/:kind\/:language\/html$/, 'an email, for the frame of its preview'],
];

export const whyNoPage = (path: string): string | undefined =>
  notPages.find(([pattern]) => pattern.test(path))?.[1];

export interface Addressed extends Route {
  /** The route with ids and tokens that exist filled in; empty where nobody said what to fill in. */
  addresses: string[];
}

const pathOf = (link: string) => new URL(link).pathname;

/** What stands in place of a parameter; the longer path first where one begins with the other. */
function examplesOf(lived: LivedIn): [part: string, values: (string | number)[]][] {
  const token = pathOf(lived.links[1] as string)
    .split('/')
    .pop() as string;
  const { people } = lived.departments;
  return [
    ['/campaigns/:id/try', [lived.campaigns.draft]],
    ['/emails/:kind', ['invitation', 'reminder']],
    ['/:language', ['en', 'cy']],
    ['/campaigns/:id', Object.values(lived.campaigns)],
    ['/directory/imports/:id', lived.imports],
    ['/packs/:id', [lived.packId]],
    ['/accounts/:id', [1, 2]],
    ['/publications/:id', [lived.publicationId]],
    ['/results/:publicationId', [lived.publicationId]],
    ['/published/:publicationId', [lived.publicationId]],
    ['/departments/:departmentId', [people, lived.departments.sensoryTeam]],
    ['/targets/:family', ['care-and-support']],
    ['/learning/:key', ['sit-beside-a-digital-helper']],
    ['/try/:who', ['care-and-support', '-.leader']],
    [':skill', ['spreadsheets']],
    ['/answer/:step', ['information', 'culture', 'obstacles']],
    ['/:step', ['information', 'leader', 'check']],
    ['/set-password/:token', [pathOf(lived.passwordLink).split('/').pop() as string, 'x'.repeat(43)]],
    ['/communities/:id', [lived.community.id]],
    ['/communities/confirm/:token', [lived.community.confirm, 'x'.repeat(43)]],
    ['/communities/member/:token', [lived.community.member, 'x'.repeat(43)]],
    ['/communities/leave/:token', [lived.community.member]],
    ['/:token', [token, 'x'.repeat(43)]],
  ];
}

function filled(path: string, examples: ReturnType<typeof examplesOf>): string[] {
  let addresses = [path];
  for (const [part, values] of examples) {
    if (!path.includes(part)) continue;
    const parameter = /:\w+/.exec(part)?.[0] as string;
    const fill = (address: string) =>
      values.map((value) => address.replace(part, part.replace(parameter, String(value))));
    addresses = addresses.flatMap((address) => (address.includes(part) ? fill(address) : [address]));
  }
  return addresses.filter((address) => !address.includes('/:'));
}

/** Every GET route of the web process with real addresses. */
export function addressedRoutes(lived: LivedIn): Addressed[] {
  const routes = routeTable(lived.whole.web.get(ModulesContainer)).filter(({ method }) => method === 'GET');
  const examples = examplesOf(lived);
  return routes.map((route) => ({ ...route, addresses: [...new Set(filled(route.path, examples))] }));
}

/** Pages that look different with a query, and one that does not exist. */
export function furtherAddresses(lived: LivedIn): string[] {
  const { people, sensoryTeam } = lived.departments;
  const results = `/results/${lived.publicationId}`;
  return [
    '/no-such-page',
    '/sign-in?next=/campaigns',
    '/accounts?done=created',
    '/email-sample/start?in=cy',
    `/campaigns/${lived.campaigns.draft}/emails?done=test`,
    '/answer/culture?from=check',
    `/campaigns/${lived.campaigns.open}?done=extended`,
    `/campaigns/${lived.campaigns.draft}?done=saved`,
    `/directory/imports/${lived.imports[1]}?show=noted`,
    `${pathOf(lived.links[0] as string)}?again=yes`,
    `${results}?department=${people}`,
    `${results}?department=${sensoryTeam}`,
    `${results}/plan?department=${people}&budget=500&hours=20`,
    `${results}/plan?budget=many`,
    '/learning?area=information',
    `${results}/heatmap?department=${people}`,
  ];
}
