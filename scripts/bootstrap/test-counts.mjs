/**
 * What to report of a jest run, from its JSON result and exit code. A spec file that can't even be loaded holds no
 * failed test, and a run that broke off or found no test has none either: each counts as one that failed.
 */
export function countsFrom(results, exitCode) {
  const passed = results?.numPassedTests ?? 0;
  const reported = (results?.numFailedTests ?? 0) + (results?.numRuntimeErrorTestSuites ?? 0);
  const failed = exitCode !== 0 || passed === 0 ? Math.max(reported, 1) : reported;
  const skipped = (results?.numPendingTests ?? 0) + (results?.numTodoTests ?? 0);
  return { passed, failed, skipped };
}

export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
