import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { CommandRefused, say, type OpenContext, type SetupStep } from '../../../platform/commands.js';
import { Invalid } from '../../../platform/errors.js';
import { theSystem } from '../../audit/index.js';
import { surveyPacksFolder } from '../pack-schema.js';
import { Packs } from '../packs.service.js';

function readPack(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new CommandRefused(`${file} can't be read as JSON: ${(error as Error).message}`);
  }
}

/** Loads the packs that come with Soundings; versions that are here already stay as they are. */
export const loadShippedPacks: SetupStep = {
  name: 'Question packs',
  async run(context) {
    const folder = surveyPacksFolder();
    const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    let loaded = 0;
    for (const { name } of folders) {
      const result = await context.get(Packs).load(readPack(join(folder, name, 'pack.json')), theSystem);
      if (result.outcome === 'loaded') loaded += 1;
    }
    return `${folders.length} packs, ${loaded} of them new`;
  },
};

async function loadPack(open: OpenContext, file: string): Promise<void> {
  try {
    const { outcome, id } = await (await open()).get(Packs).load(readPack(file), theSystem);
    say(outcome === 'loaded' ? `Loaded as pack ${id}.` : `This version is here already (pack ${id}).`);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    const faults = error.faults.map(({ field, message }) => `  ${field || '/'}: ${message}`);
    throw new CommandRefused([error.message, ...faults].join('\n'));
  }
}

export function registerSurveysCommands(program: Command, open: OpenContext): void {
  program
    .command('pack')
    .description('question packs')
    .command('load <file>')
    .description('take in a pack from its JSON file; every fault is named with its path')
    .action((file: string) => loadPack(open, file));
}
