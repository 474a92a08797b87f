/** The parts of an OpenAPI schema that the page for people reads. */
export interface Schema {
  $ref?: string;
  type?: string;
  format?: string;
  description?: string;
  example?: unknown;
  default?: unknown;
  enum?: unknown[];
  nullable?: boolean;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  allOf?: Schema[];
  oneOf?: Schema[];
  additionalProperties?: boolean | Schema;
}

export type Schemas = Record<string, Schema>;

export interface FieldRow {
  /** With dots for what is inside: `contact.email`, `data[].id`. */
  name: string;
  type: string;
  required: boolean;
  about: string;
}

const deepest = 4;

/** Follows references; what stands beside a reference (a description) wins over what it refers to. */
export function resolved(schema: Schema | undefined, schemas: Schemas): Schema {
  if (!schema) return {};
  const { $ref, allOf, ...own } = schema;
  const parts = [...(allOf ?? []), ...($ref ? [schemas[$ref.split('/').at(-1) as string] ?? {}] : [])];
  return parts.reduceRight<Schema>((sum, part) => ({ ...resolved(part, schemas), ...sum }), own);
}

export function typeOf(schema: Schema, schemas: Schemas): string {
  const whole = resolved(schema, schemas);
  const or = whole.nullable ? ' or null' : '';
  if (whole.enum) return whole.enum.map((value) => JSON.stringify(value)).join(' | ') + or;
  if (whole.oneOf) return whole.oneOf.map((one) => typeOf(one, schemas)).join(' | ') + or;
  if (whole.type === 'array') return `list of ${typeOf(whole.items ?? {}, schemas)}${or}`;
  return `${whole.format ?? whole.type ?? 'anything'}${or}`;
}

/** All fields of an object, those of inner objects below it. */
export function fieldsOf(
  schema: Schema | undefined,
  schemas: Schemas,
  at = { above: '', depth: 0 },
): FieldRow[] {
  const { above, depth } = at;
  const whole = resolved(schema, schemas);
  const inner = whole.type === 'array' ? resolved(whole.items, schemas) : whole;
  if (!inner.properties || depth > deepest) return [];
  const prefix = whole.type === 'array' ? `${above}[]` : above;
  return Object.entries(inner.properties).flatMap(([key, property]) => {
    const name = prefix ? `${prefix}.${key}` : key;
    const field = resolved(property, schemas);
    const row = {
      name,
      type: typeOf(property, schemas),
      required: inner.required?.includes(key) ?? false,
      about: field.description ?? '',
    };
    return [row, ...fieldsOf(property, schemas, { above: name, depth: depth + 1 })];
  });
}

const standIns: Record<string, unknown> = { string: 'text', number: 0.5, integer: 1, boolean: true };

function ownExample({ example, default: usual, enum: allowed }: Schema): unknown {
  return example ?? usual ?? allowed?.[0];
}

/** An example of the whole, put together from the examples of its fields. */
export function exampleOf(schema: Schema | undefined, schemas: Schemas, depth = 0): unknown {
  const whole = resolved(schema, schemas);
  const own = ownExample(whole);
  if (own !== undefined) return own;
  if (whole.example === null || depth > deepest) return null;
  if (whole.oneOf) return exampleOf(whole.oneOf[0], schemas, depth);
  if (whole.type === 'array') return [exampleOf(whole.items, schemas, depth + 1)];
  if (!whole.properties) return standIns[whole.type ?? ''] ?? {};
  const entries = Object.entries(whole.properties);
  return Object.fromEntries(entries.map(([key, property]) => [key, exampleOf(property, schemas, depth + 1)]));
}
