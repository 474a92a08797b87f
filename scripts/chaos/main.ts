import { readOptions } from './options.js';
import { ChaosRun } from './run.js';

/** Settings that nothing here depends on; the services' addresses come from `npm run chaos`. */
const settings = {
  PUBLIC_URL: 'http://127.0.0.1:3000',
  MAIL_FROM: 'digital-skills@northmoor.example',
  ORGANISATION_NAME: 'Northmoor Council',
  SECRET_KEY: 'a secret for chaos that nobody needs to keep',
  LOG_LEVEL: 'warn',
};
Object.assign(process.env, settings);

const say = (words: string) => process.stdout.write(`${words}\n`);
const options = readOptions(process.argv);
let current: ChaosRun | undefined;
let stopping: Promise<never> | undefined;

/** Whoever started us may be gone, or has pressed Ctrl-C: what we started ends with us. */
function stop(): void {
  stopping ??= Promise.resolve(current?.end()).then(
    () => process.exit(130),
    () => process.exit(130),
  );
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
process.on('disconnect', stop);

/** @returns whether everything held */
async function runWith(seed: number): Promise<boolean> {
  const { messages, workers } = options;
  say(`Seed ${seed}: ${messages} messages, ${workers} workers`);
  current = new ChaosRun({ ...options, seed });
  let held = false;
  try {
    const findings = await current.perform();
    held = findings.every(({ holds }) => holds);
    for (const { holds, words } of findings) say(`  ${holds ? 'holds ' : 'BROKEN'}  ${words}`);
  } catch (error) {
    if (stopping) return await stopping;
    say(`  BROKEN  ${(error as Error).message}\n${current.lastWords()}`);
  }
  await current.end(!held);
  say(`Seed ${seed}: ${held ? 'every message accounted for' : 'NOT HELD'}`);
  return held;
}

const seeds = Array.from({ length: options.runs }, (_, at) => options.seed + at);
const broken: number[] = [];
for (const seed of seeds) if (!(await runWith(seed))) broken.push(seed);
if (seeds.length > 1) {
  const which = broken.length > 0 ? `; broken: seed ${broken.join(', ')}` : '';
  say(`${seeds.length - broken.length} of ${seeds.length} runs held${which}`);
}
process.exit(broken.length === 0 ? 0 : 1);
