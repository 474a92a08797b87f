import type { INestApplicationContext } from '@nestjs/common';

/** Starts the product's services for one command, once; they are closed when the command has ended. */
export type OpenContext = () => Promise<INestApplicationContext>;

/** Something that `soundings setup` brings up to date after the tables; it may run any number of times. */
export interface SetupStep {
  /** What is being done: "Load question packs". */
  name: string;
  /** @returns what came of it, in a few words: "2 packs, 1 of them new" */
  run(context: INestApplicationContext): Promise<string>;
}

/** A line for whoever typed the command; logs go elsewhere. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** The command can't do what was asked: its words are shown without a stack trace, and it ends with 1. */
export class CommandRefused extends Error {}
