import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { CommandRefused, say, type OpenContext, type SetupStep } from '../../../platform/commands.js';
import { Invalid } from '../../../platform/errors.js';
import { inProject } from '../../../platform/project-root.js';
import { Catalogue, type CatalogueLoad } from '../catalogue.service.js';

function readCatalogue(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new CommandRefused(`${file} can't be read as JSON: ${(error as Error).message}`);
  }
}

const outcomeOf = ({ resources, added, retired }: CatalogueLoad) =>
  `${resources} resources, ${added} of them new, ${retired} retired`;

/** Brings the catalogue that comes with Soundings up to date. */
export const loadShippedCatalogue: SetupStep = {
  name: 'Learning catalogue',
  async run(context) {
    const document = readCatalogue(inProject('learning-catalogue', 'catalogue.json'));
    return outcomeOf(await context.get(Catalogue, { strict: false }).load(document));
  },
};

async function loadCatalogue(open: OpenContext, file: string): Promise<void> {
  try {
    say(outcomeOf(await (await open()).get(Catalogue, { strict: false }).load(readCatalogue(file))));
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    const faults = error.faults.map(({ field, message }) => `  ${field || '/'}: ${message}`);
    throw new CommandRefused([error.message, ...faults].join('\n'));
  }
}

export function registerLearningCommands(program: Command, open: OpenContext): void {
  program
    .command('catalogue')
    .description('what there is to learn from')
    .command('load <file>')
    .description('replace the catalogue by that of a JSON file; every fault is named with its path')
    .action((file: string) => loadCatalogue(open, file));
}
