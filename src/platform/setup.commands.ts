import type { Command } from 'commander';
import { envExample } from './config/env-example.js';
import { loadConfiguration } from './config/load-configuration.js';
import { say, type OpenContext, type SetupStep } from './commands.js';
import { migrate } from './database/migrate.js';

async function migrateAndSay(): Promise<void> {
  const done = await migrate(loadConfiguration(), (reason) => say(`Waiting for the database: ${reason}`));
  say(done.length > 0 ? `Tables: ${done.length} changes made.` : 'Tables: up to date.');
}

export function registerSetupCommands(program: Command, open: OpenContext, steps: SetupStep[]): void {
  program
    .command('setup')
    .description(
      'make the database ready: tables, question packs, learning catalogue; run it after every update',
    )
    .action(async () => {
      await migrateAndSay();
      for (const step of steps) say(`${step.name}: ${await step.run(await open())}.`);
    });

  program
    .command('migrate')
    .description('bring the tables to the newest schema and nothing else')
    .action(migrateAndSay);

  program
    .command('env-example')
    .description('print every setting with an example, for .env')
    .action(() => say(envExample()));
}
