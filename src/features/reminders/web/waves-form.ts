import type { Fault } from '../../../platform/errors.js';
import { mostWaves } from '../rules/reminder-waves.js';

/** One line of the form as typed; without days it is no reminder. */
export interface TypedWave {
  rule: string;
  days: string;
}

/** The lines of a posted form, in their order. */
export function typedWaves(body: unknown): TypedWave[] {
  const posted = (body as { waves?: unknown } | null)?.waves;
  const lines = Array.isArray(posted) ? posted.slice(0, mostWaves) : [];
  return lines.map((line: Record<string, unknown> | null) => ({
    rule: textOf(line?.['rule']),
    days: textOf(line?.['days']).trim(),
  }));
}

/** Those with days, and a way back from their places to the lines that faults belong to. */
export function filledWaves(typed: readonly TypedWave[]) {
  const lines = typed.flatMap((line, at) => (line.days === '' ? [] : [at]));
  return {
    waves: lines.map((at) => typed[at]!),
    atLines: (faults: Fault[]): Fault[] =>
      faults.map(({ field, message }) => ({
        message,
        field: field.replace(/^waves\.(\d+)/, (_all, at: string) => `waves.${lines[Number(at)]}`),
      })),
  };
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');
