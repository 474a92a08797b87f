import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { inProject } from '../../platform/project-root.js';
import type { CatalogueDocument, CatalogueFault } from './rules/catalogue-document.js';
import { findMeaningFaults } from './rules/catalogue-validation.js';

type Words = (params: Record<string, unknown>) => string;

const words: Record<string, Words> = {
  additionalProperties: ({ additionalProperty }) =>
    `Remove "${String(additionalProperty)}": nothing reads it`,
  const: ({ allowedValue }) => `Write ${JSON.stringify(allowedValue)} here`,
  enum: ({ allowedValues }) => `Use one of ${(allowedValues as unknown[]).map(String).join(', ')}`,
  maxLength: ({ limit }) => `Use ${String(limit)} characters or fewer`,
  maximum: ({ limit }) => `Use a number up to ${String(limit)}`,
  minItems: () => 'List at least one here',
  minLength: () => 'Write something here: it is empty',
  minimum: ({ limit }) => `Use a number from ${String(limit)} upwards`,
  multipleOf: ({ multipleOf }) => `Use a multiple of ${String(multipleOf)}`,
  pattern: () => 'Use lower-case letters and digits with single hyphens; a link begins with https:// or /',
  required: ({ missingProperty }) => `Add "${String(missingProperty)}": it is missing`,
  type: ({ type }) => `Put ${String(type).replace(',', ' or ')} here`,
  uniqueItems: () => 'List each entry once only',
};

/** Where something is missing or of the wrong kind, its meaning can't be judged. */
const structural = new Set(['required', 'type', 'const']);

const schema = JSON.parse(
  readFileSync(inProject('learning-catalogue', 'catalogue.schema.json'), 'utf8'),
) as object;
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile<CatalogueDocument>(schema);

/** Every fault of a document that is meant to be a catalogue, of shape and of meaning. */
export function findCatalogueFaults(document: unknown, knownSkills?: ReadonlySet<string>): CatalogueFault[] {
  const errors = validate(document) ? [] : [...(validate.errors ?? [])];
  const faults = errors.map(faultOf);
  if (errors.some(({ keyword }) => structural.has(keyword))) return faults;
  return [...faults, ...findMeaningFaults(document as CatalogueDocument, knownSkills)];
}

function faultOf({ instancePath, keyword, message, params }: ErrorObject): CatalogueFault {
  const property: unknown = params['missingProperty'] ?? params['additionalProperty'];
  const path = typeof property === 'string' ? `${instancePath}/${property}` : instancePath;
  return { path, message: words[keyword]?.(params) ?? message ?? 'Mend this entry' };
}
