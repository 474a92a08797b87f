/**
 * What to report of a jest run, from its JSON result and exit code. A spec file that can't even be loaded holds no
 * failed test, and a run that broke off or found no test has none either: each counts as one that failed.
 */
export function countsFrom(results, exitCode) {
  const sum = (...names) => names.reduce((total, name) => total + (results?.[name] ?? 0), 0);
  const passed = sum('numPassedTests');
  const reported = sum('numFailedTests', 'numRuntimeErrorTestSuites');
  const failed = exitCode !== 0 || passed === 0 ? Math.max(reported, 1) : reported;
  return { passed, failed, skipped: sum('numPendingTests', 'numTodoTests') };
}

export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
