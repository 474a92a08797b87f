/**
 * After signing in people return to the page they wanted, but only within this site: an address that starts with two
 * slashes, or a backslash that browsers read as one, would lead elsewhere (an open redirect).
 */
export function ownPath(path: unknown): string | null {
  if (typeof path !== 'string' || path.length > 500) return null;
  return /^\/(?![/\\])[\x21-\x7e]*$/.test(path) && !path.includes('\\') ? path : null;
}
