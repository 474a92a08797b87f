import { Injectable } from '@nestjs/common';
import { textsIn, type Language } from '../../web/texts.js';
import { Catalogue } from './catalogue.service.js';
import { privatePlan, type PlanLine, type WeightedGap } from './rules/private-plan.js';
import type { Resource } from './rules/resource.js';
import { suggestionsFor, type SkillGap, type SuggestedStep } from './rules/suggestions.js';
import { timeIn } from './time-in-words.js';

/** One resource, in the words of a reader. */
export interface ResourceWords {
  key: string;
  title: string;
  summary: string;
  provider: string;
  /** Quarters of an hour of one's own time, and the same in words: "1 hour 30 minutes". */
  hours: number;
  time: string;
  format: Resource['format'];
  formatName: string;
  /** Its page in the public catalogue. */
  link: string;
}

export interface Suggestion extends ResourceWords {
  skillKey: string;
  fromLevel: number;
  toLevel: number;
  /** One sentence: what it leads to and why this one. */
  why: string;
  nextBest?: ResourceWords;
}

export interface PlanLineWords extends ResourceWords {
  /** 1 for the first month. */
  month: number;
  closes: PlanLine['closes'];
  why: string;
  nextBest?: ResourceWords;
}

export interface PlanWords {
  lines: PlanLineWords[];
  /** That the plan takes, and the same in words. */
  hours: number;
  time: string;
  levelsClosed: number;
  /** Gaps that stay open, wholly or in part, for lack of hours. */
  left: SkillGap[];
}

/** A quarter of a year is long enough for one thing to lead to another. */
const monthsOfPlan = 3;

/** What one person can do about their own gaps. It is told the gaps alone, never whose they are, and keeps nothing. */
@Injectable()
export class LearningSuggestions {
  constructor(private readonly catalogue: Catalogue) {}

  /** The quickest way over each gap, in the order of the gaps. */
  async forGaps(gaps: readonly SkillGap[], language: Language): Promise<Suggestion[]> {
    const steps = suggestionsFor(gaps, await this.catalogue.resources());
    return steps.map((step) => this.suggestion(step, language));
  }

  /** What closes most within the hours a month that somebody has, over three months. */
  async privatePlan(
    { gaps, hoursAMonth }: { gaps: readonly WeightedGap[]; hoursAMonth: number },
    language: Language,
  ): Promise<PlanWords> {
    const resources = await this.catalogue.resources();
    const plan = privatePlan({ gaps, hoursAMonth, months: monthsOfPlan }, resources);
    return {
      lines: plan.lines.map((line) => this.planLine(line, language)),
      hours: plan.hours,
      time: timeIn(language, plan.hours),
      levelsClosed: plan.levelsClosed,
      left: plan.left,
    };
  }

  private suggestion(step: SuggestedStep, language: Language): Suggestion {
    const { skillKey, fromLevel, toLevel, resource, nextBest } = step;
    const only = nextBest === null;
    return {
      ...resourceWords(resource, language),
      skillKey,
      fromLevel,
      toLevel,
      why: [
        leads(step, language),
        textsIn(language)(only ? 'learning:why.only' : 'learning:why.quickest'),
      ].join(' '),
      ...(nextBest && { nextBest: resourceWords(nextBest, language) }),
    };
  }

  private planLine({ resource, month, closes, nextBest }: PlanLine, language: Language): PlanLineWords {
    const t = textsIn(language);
    const first = closes[0];
    const more = closes.length > 1 ? t('learning:why.several', { count: closes.length }) : '';
    return {
      ...resourceWords(resource, language),
      month,
      closes,
      why: [first ? leads(first, language) : '', more].filter(Boolean).join(' '),
      ...(nextBest && { nextBest: resourceWords(nextBest, language) }),
    };
  }
}

function leads({ fromLevel, toLevel }: { fromLevel: number; toLevel: number }, language: Language): string {
  const t = textsIn(language);
  return t('learning:why.leads', {
    from: t(`learning:levels.${fromLevel}`),
    to: t(`learning:levels.${toLevel}`),
  });
}

function resourceWords(resource: Resource, language: Language): ResourceWords {
  const { key, title, summary, provider, hours, format } = resource;
  return {
    key,
    title: title[language],
    summary: summary[language],
    provider: provider[language],
    hours,
    time: timeIn(language, hours),
    format,
    formatName: textsIn(language)(`learning:format.${format}`),
    link: `/learning/${key}`,
  };
}
