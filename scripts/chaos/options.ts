import { Command, InvalidArgumentError } from 'commander';

export interface ChaosOptions {
  seed: number;
  runs: number;
  messages: number;
  workers: number;
  /** Seconds after which a worker that is gone has lost its batches. */
  lease: number;
  /** One of each event instead of the whole schedule. */
  short: boolean;
}

const whole = (from: number, to: number) => (text: string) => {
  const value = Number(text);
  const fits = text.trim() !== '' && Number.isInteger(value) && value >= from && value <= to;
  if (!fits) throw new InvalidArgumentError(`Give a whole number from ${from} to ${to}.`);
  return value;
};

export function readOptions(argv: string[]): ChaosOptions {
  return new Command('npm run chaos --')
    .description(
      'Sends the invitations of a campaign while workers are killed and stopped and services fail, and then ' +
        'accounts for every message. Starts private servers of its own and harms no others.',
    )
    .option('--seed <n>', 'another seed gives another schedule', whole(0, 1e9), 1)
    .option('--runs <n>', 'so many runs with seeds one after the other; all must hold', whole(1, 1_000), 1)
    .option('--messages <n>', 'people who are invited', whole(100, 1_000_000), 30_000)
    .option('--workers <n>', 'worker processes', whole(1, 8), 2)
    .option('--lease <seconds>', 'lease of the workers', whole(2, 60), 6)
    .option('--short', 'one event of each kind', false)
    .parse(argv)
    .opts<ChaosOptions>();
}
