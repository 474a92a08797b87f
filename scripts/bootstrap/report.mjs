/** What a person can put right: printed as one paragraph, without a stack trace. */
export class CannotGoOn extends Error {}

export function say(message) {
  process.stderr.write(`${message}\n`);
}

/** Runs a command's main function and ends the process with the exit code that it gives back. */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    say(error instanceof CannotGoOn ? `\n${error.message}\n` : error.stack);
    process.exitCode = 1;
  }
}
