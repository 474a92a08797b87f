interface Thrown {
  name?: unknown;
  message?: unknown;
  code?: unknown;
  stack?: unknown;
  driverError?: { code?: unknown };
}

/**
 * What may be logged of an error: which one and where, never its words. A database quotes values in its messages and
 * a mail server addresses.
 */
export function errorFields(error: unknown): { error: string; code: string; at: string } {
  const thrown = (error ?? {}) as Thrown;
  return { error: nameOf(error, thrown), code: codeOf(thrown), at: placeOf(thrown) };
}

function nameOf(error: unknown, { name }: Thrown): string {
  if (!(error instanceof Error)) return typeof error;
  return name === 'Error' ? error.constructor.name : String(name);
}

/** `ER_DUP_ENTRY`, `ECONNREFUSED`: words of a fixed list. */
function codeOf({ code, driverError }: Thrown): string {
  const found = String(driverError?.code ?? code ?? '');
  return /^\w{1,60}$/.test(found) ? found : '';
}

/** The first place in our own code, or whichever there is. A message of several lines stands in the stack too. */
function placeOf({ stack, message }: Thrown): string {
  if (typeof stack !== 'string') return '';
  const frames = stack
    .replace(String(message), '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .map((line) => line.trim());
  return frames.find((frame) => !/node_modules|node:/.test(frame)) ?? frames[0] ?? '';
}
