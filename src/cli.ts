#!/usr/bin/env node
import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Command } from 'commander';
import { registerAccountsCommands } from './features/accounts/cli/accounts.commands.js';
import { registerAuditCommands } from './features/audit/cli/audit.commands.js';
import { registerDirectoryCommands } from './features/directory/cli/directory.commands.js';
import { loadShippedCatalogue, registerLearningCommands } from './features/learning/cli/learning.commands.js';
import { loadShippedPacks, registerSurveysCommands } from './features/surveys/cli/surveys.commands.js';
import { readEnvFile } from './platform/config/env-file.js';
import type { OpenContext, SetupStep } from './platform/commands.js';
import { registerSetupCommands } from './platform/setup.commands.js';
import { refuseToStart } from './platform/refuse-to-start.js';
import { WorkerAppModule } from './worker-app.module.js';

/** What `soundings setup` does after the migrations, in this order. */
const setupSteps: SetupStep[] = [loadShippedPacks, loadShippedCatalogue];

let context: INestApplicationContext | undefined;

/** The worker's services without its queues. */
const open: OpenContext = async () => {
  context ??= await NestFactory.createApplicationContext(WorkerAppModule, {
    logger: ['warn', 'error', 'fatal'],
    abortOnError: false,
  });
  return context;
};

const program = new Command('soundings').description('Commands for whoever runs Soundings');
registerSetupCommands(program, open, setupSteps);
registerAccountsCommands(program, open);
registerAuditCommands(program, open);
registerDirectoryCommands(program, open);
registerSurveysCommands(program, open);
registerLearningCommands(program, open);

try {
  readEnvFile();
  await program.parseAsync();
} catch (error) {
  await context?.close();
  refuseToStart(error);
}
await context?.close();
