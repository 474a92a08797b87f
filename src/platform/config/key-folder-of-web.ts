/**
 * Ballot keys are for workers alone. A web process forgets `KEY_FOLDER` before anything can read it, since an `.env`
 * that it shares with the worker sets it for both. @returns whether it was set
 */
export function forgetKeyFolder(environment: NodeJS.ProcessEnv = process.env): boolean {
  const wasSet = Boolean(environment['KEY_FOLDER']?.trim());
  delete environment['KEY_FOLDER'];
  return wasSet;
}
