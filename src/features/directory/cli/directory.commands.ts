import type { Command } from 'commander';
import { createReadStream } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { basename } from 'node:path';
import { CommandRefused, say, type OpenContext } from '../../../platform/commands.js';
import { textsIn } from '../../../web/texts.js';
import { theSystem } from '../../audit/index.js';
import { DirectoryImports, type ImportPreview } from '../directory-imports.service.js';
import { listedKinds } from '../import-records.js';
import { previewInWords, rowsInWords } from './preview-in-words.js';

interface ImportOptions {
  whole?: boolean;
  changes?: boolean;
  yes?: boolean;
  dryRun?: boolean;
}

const t = textsIn('en');

async function stagedFrom(file: string, imports: DirectoryImports): Promise<ImportPreview> {
  await access(file, constants.R_OK).catch(() => {
    throw new CommandRefused(`There is no file ${file} that can be read.`);
  });
  const staged = await imports.stage(createReadStream(file), basename(file), theSystem);
  if (staged.outcome === 'staged') return imports.preview(staged.id);
  throw new CommandRefused(t(`directory:unreadable.${staged.reason}`, { line: staged.line }));
}

async function sayPreview(preview: ImportPreview, imports: DirectoryImports): Promise<void> {
  for (const line of previewInWords(preview)) say(line);
  for (const kind of listedKinds) {
    for (const line of rowsInWords(
      preview,
      kind,
      await imports.listed(preview.id, kind, { offset: 0, limit: 20 }),
    )) {
      say(line);
    }
  }
}

async function applied(
  preview: ImportPreview,
  options: ImportOptions,
  imports: DirectoryImports,
): Promise<void> {
  const request = {
    scope: options.whole ? ('whole' as const) : ('changes' as const),
    confirmLeaving: options.yes ?? false,
  };
  const outcome = await imports.apply(preview.id, request, theSystem);
  if (outcome.outcome === 'applied')
    return say(`Applied, as ${options.whole ? 'the whole staff' : 'changes only'}.`);
  if (outcome.outcome === 'confirm-leaving') {
    const { leaving, people } = outcome;
    throw new CommandRefused(
      `${leaving} of ${people} people would leave. If that is right, run it again with --yes.`,
    );
  }
  throw new CommandRefused(t(`directory:application.${outcome.outcome}`));
}

async function importFile(open: OpenContext, file: string, options: ImportOptions): Promise<void> {
  if (options.whole && options.changes) throw new CommandRefused('Say --whole or --changes, not both.');
  if (!options.dryRun && !options.whole && !options.changes) {
    throw new CommandRefused('Say --whole (people who are not in the file leave), --changes, or --dry-run.');
  }
  const imports = (await open()).get(DirectoryImports);
  const preview = await stagedFrom(file, imports);
  try {
    await sayPreview(preview, imports);
    if (preview.missing.length > 0) {
      throw new CommandRefused(
        preview.missing.map((field) => t(`directory:preview.missing.${field}`)).join(' '),
      );
    }
    if (options.dryRun) say('Nothing was changed.');
    else await applied(preview, options, imports);
  } finally {
    await imports.discard(preview.id);
  }
}

export function registerDirectoryCommands(program: Command, open: OpenContext): void {
  program
    .command('import')
    .description('read a staff file (CSV), say what it would change, and apply it')
    .argument('<file>', 'the CSV file')
    .option('--whole', 'the file holds the whole staff: people who are not in it leave')
    .option('--changes', 'the file holds changes only: people who are not in it stay')
    .option('--yes', 'apply even if more than one person in ten would leave')
    .option('--dry-run', 'say what it would change, and change nothing')
    .action((file: string, options: ImportOptions) => importFile(open, file, options));
}
