import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import type { PackDocument } from './rules/pack-document.js';
import { findSemanticFaults, type PackFault } from './rules/pack-validation.js';

const KINDS: Record<string, string> = {
  array: 'a list',
  boolean: 'true or false',
  integer: 'a whole number',
  'object,null': 'an object or null',
  object: 'an object',
  string: 'a text',
};

const MESSAGES: Record<string, (params: Record<string, unknown>) => string> = {
  additionalProperties: ({ additionalProperty }) =>
    `Remove "${String(additionalProperty)}": a pack has no such property here`,
  const: ({ allowedValue }) => `Write ${JSON.stringify(allowedValue)} here`,
  enum: ({ allowedValues }) =>
    `Use one of ${(allowedValues as unknown[]).map((value) => JSON.stringify(value)).join(', ')}`,
  maxItems: ({ limit }) => `Give ${String(limit)} entries or fewer`,
  maxLength: ({ limit }) => `Use ${String(limit)} characters or fewer`,
  maximum: ({ limit }) => `Use a number up to ${String(limit)}`,
  minItems: ({ limit }) => `Give at least ${String(limit)} ${limit === 1 ? 'entry' : 'entries'}`,
  minLength: () => 'Write something here: it is empty',
  minimum: ({ limit }) => `Use a number from ${String(limit)} upwards`,
  pattern: ({ pattern }) =>
    String(pattern).includes('\\d{4}')
      ? 'Write a date as YYYY-MM-DD, or leave it empty'
      : 'Use lower-case letters and digits, with single hyphens between words',
  required: ({ missingProperty }) => `Add "${String(missingProperty)}": it is missing`,
  type: ({ type }) => `Put ${KINDS[String(type)] ?? String(type)} here`,
  uniqueItems: () => 'List each entry once only',
};

/** Without these the semantic rules would read what isn't there. */
const STRUCTURAL = new Set(['required', 'type']);

const schemaFile = join(surveyPacksFolder(), 'pack.schema.json');
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile<PackDocument>(
  JSON.parse(readFileSync(schemaFile, 'utf8')) as object,
);

/** Where a document departs from the published JSON Schema; none means that it has the shape of a pack. */
export function findSchemaFaults(document: unknown): PackFault[] {
  return findSchemaErrors(document).map(faultOf);
}

/**
 * Every fault of a document that is meant to be a pack, of structure and of meaning. Where something is missing
 * or of the wrong kind, meaning can't be judged, and only faults of structure are reported.
 */
export function findPackFaults(document: unknown): PackFault[] {
  const errors = findSchemaErrors(document);
  const faults = errors.map(faultOf);
  if (errors.some(({ keyword }) => STRUCTURAL.has(keyword))) return faults;
  const told = new Set(faults.map(({ path }) => path));
  return [...faults, ...findSemanticFaults(document as PackDocument).filter(({ path }) => !told.has(path))];
}

function findSchemaErrors(document: unknown): ErrorObject[] {
  return validate(document) ? [] : [...(validate.errors ?? [])];
}

/**
 * The folder of the packs that come with the product. It is looked for upwards, because this file runs from
 * `src/` under test and from `dist/src/` once built.
 */
export function surveyPacksFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'survey-packs', 'pack.schema.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('survey-packs/pack.schema.json is missing from this installation');
    folder = parent;
  }
  return join(folder, 'survey-packs');
}

/** A property that is missing or too many is named in the path, so that an editor can go there. */
function faultOf({ instancePath, keyword, message, params }: ErrorObject): PackFault {
  const property: unknown = params['missingProperty'] ?? params['additionalProperty'];
  const path = typeof property === 'string' ? `${instancePath}/${property}` : instancePath;
  return { path, message: MESSAGES[keyword]?.(params) ?? message ?? 'Mend this entry' };
}
