import { delimiter } from 'node:path';
import { findProgram } from './find-servers.mjs';
import { installForTests } from './install-servers.mjs';

/**
 * pdftotext and pdfinfo for the tests that read printed cards back; printing them does not need it.
 * @returns where they are, or in one sentence why they can't be had
 */
export async function ensurePdfReader() {
  const because = findReader() ? undefined : await installForTests(['poppler-utils']);
  return findReader() ?? { because };
}

function findReader() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const found = {
    pdftotext: findProgram(['pdftotext'], folders),
    pdfinfo: findProgram(['pdfinfo'], folders),
  };
  return Object.values(found).every(Boolean) ? found : undefined;
}
