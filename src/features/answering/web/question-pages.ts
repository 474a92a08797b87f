import type { PackDocument } from '../../surveys/rules/pack-document.js';
import { page, type Reply } from '../../../web/pages.js';
import { textsIn, type Language } from '../../../web/texts.js';
import type { Answers } from '../rules/answers.js';
import type { PostedFault } from '../rules/posted-page.js';
import type { Step } from '../rules/question-route.js';
import { checkView } from './check.view.js';
import { questionView } from './question.view.js';
import type { WalkPaths } from './answering.paths.js';

const views = 'features/answering/web/views';

/** A walk through the questions, answering for real or trying out. */
export interface Walk {
  pack: PackDocument;
  route: Step[];
  answers: Answers;
  language: Language;
  paths: WalkPaths;
  /** Printed besides: what trying out needs. */
  more?: object;
}

export interface ShownQuestion {
  position: number;
  fromCheck: boolean;
  faults?: PostedFault[];
}

export function questionPage(walk: Walk, shown: ShownQuestion): Reply {
  const { language } = walk;
  const view = { ...questionView({ ...walk, ...shown }, textsIn(language)), ...walk.more };
  return page(`${views}/question.njk`, view, { language, status: shown.faults?.length ? 422 : 200 });
}

export interface Sending {
  action: string;
  planKey?: string;
}

export function checkPage(walk: Walk, sending: Sending): Reply {
  const { language } = walk;
  const view = { ...checkView(walk, textsIn(language)), sending, switching: walk.paths.check, ...walk.more };
  return page(`${views}/check.njk`, view, { language });
}

/** Nothing to answer: sent, closed, cleared, or never begun in this browser. */
export function nothingToAnswer(): Reply {
  return page(`${views}/unusable.njk`, { texts: 'answering:ended', audience: 'staff' }, { status: 404 });
}

/** Where the page at `slug` leads on: the next page, or the check of all answers. */
export function afterStep(
  { route, paths }: Pick<Walk, 'route' | 'paths'>,
  position: number,
  fromCheck: boolean,
) {
  const next = route[position + 1];
  return fromCheck || !next ? paths.check : paths.step(next.slug);
}
