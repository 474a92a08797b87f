/** A process that can't start says why in words an operator can act on, without a stack trace, and ends with 1. */
export function refuseToStart(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
