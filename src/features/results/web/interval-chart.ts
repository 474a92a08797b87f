import { drawIntervalBars, type IntervalBar } from '../../../web/charts/interval-bars.js';
import type { Figure } from '../../disclosure/index.js';
import type { ResultsContext } from './results-context.js';

interface Chart {
  id: string;
  title: string;
  description: string;
  bars: { label: string; figure: Figure }[];
}

/** Shares of people with their intervals. Where nobody needs the skill there is no bar. */
export function readinessChart({ t, format }: ResultsContext, { bars, ...chart }: Chart): string {
  return drawIntervalBars({
    ...chart,
    maximum: 1,
    ticks: [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, text: format.percent(at) })),
    bars: bars.flatMap(({ label, figure }): IntervalBar[] => {
      if (figure.outcome === 'not-asked') return [];
      if (figure.outcome === 'withheld') return [{ kind: 'hidden', label, text: t('results:notShown') }];
      const { value, lower, upper } = figure.row;
      return [
        {
          kind: 'value',
          label,
          value,
          low: lower ?? value,
          high: upper ?? value,
          text: format.percent(value),
        },
      ];
    }),
  });
}
