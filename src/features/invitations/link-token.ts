import { createHash, createHmac } from 'node:crypto';

/** T: the secret in a personal link. The same ledger row gives the same T, so that a second copy is the same bytes. */
export function linkToken(linkSecret: Buffer, rowId: string): string {
  return createHmac('sha256', linkSecret).update(rowId).digest('base64url');
}

/** All that is ever stored of T. */
export function hashOfToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** 43 characters of base64url; whatever else somebody typed is not looked up at all. */
export function looksLikeToken(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text);
}
