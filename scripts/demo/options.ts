import { Command, InvalidArgumentError } from 'commander';

export interface DemoOptions {
  /** Directory to import instead of the fictional council. */
  staff?: string;
  /** Stop after the summary. */
  once: boolean;
  /** Share of people who answer, 0 to 1. */
  answers: number;
  seed: number;
  /** Port of the web process; 0 takes a free one. */
  port: number;
  /** Where to write the summary for programs. */
  json?: string;
}

const number = (from: number, to: number, whole: boolean) => (text: string) => {
  const value = Number(text);
  const fits = text.trim() !== '' && value >= from && value <= to && (!whole || Number.isInteger(value));
  if (!fits) throw new InvalidArgumentError(`Give a ${whole ? 'whole ' : ''}number from ${from} to ${to}.`);
  return value;
};

export function readOptions(argv: string[]): DemoOptions {
  return new Command('npm run demo --')
    .description('Runs a survey of a whole council on this machine: import, launch, mail, answers, results.')
    .option('--staff <file>', 'a staff directory of your own (CSV) instead of the fictional council')
    .option('--once', 'stop after printing the summary', false)
    .option('--answers <share>', 'share of people who answer, 0 to 1', number(0, 1, false), 0.6)
    .option('--seed <n>', 'another seed gives other people and answers', number(0, 1e9, true), 1)
    .option('--port <n>', 'port of the web pages; 0 for any free port', number(0, 65_535, true), 0)
    .option('--json <file>', 'write the summary for programs to this file')
    .parse(argv)
    .opts<DemoOptions>();
}
