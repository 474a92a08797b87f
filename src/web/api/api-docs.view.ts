import type { OpenAPIObject } from '@nestjs/swagger';
import { methods } from './api-paths.js';
import {
  exampleOf,
  fieldsOf,
  resolved,
  typeOf,
  type FieldRow,
  type Schema,
  type Schemas,
} from './schema-reading.js';

interface Media {
  schema?: Schema;
  example?: unknown;
}

interface Operation {
  operationId?: string;
  summary?: string;
  description?: string;
  tags?: string[];
  parameters?: {
    name: string;
    in: string;
    required?: boolean;
    description?: string;
    schema?: Schema;
    example?: unknown;
  }[];
  requestBody?: { content?: Record<string, Media> };
  responses?: Record<string, { description?: string; content?: Record<string, Media> }>;
  'x-scope'?: string;
}

export interface EndpointView {
  anchor: string;
  method: string;
  path: string;
  summary: string;
  description: string;
  scope: string;
  parameters: (FieldRow & { where: string })[];
  body: { contentType: string; fields: FieldRow[]; example: string } | null;
  responses: { status: string; about: string; fields: FieldRow[]; example: string | null }[];
  curl: string;
}

export interface TagView {
  name: string;
  anchor: string;
  endpoints: EndpointView[];
}

const slug = (text: string) => text.toLowerCase().replace(/[^a-z0-9]+/g, '-');
const pretty = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value, null, 2));

function firstMedia(content: Record<string, Media> | undefined): [string, Media] | null {
  return Object.entries(content ?? {})[0] ?? null;
}

function parametersOf(operation: Operation, schemas: Schemas): EndpointView['parameters'] {
  return (operation.parameters ?? []).map((parameter) => ({
    name: parameter.name,
    where: parameter.in,
    type: typeOf(parameter.schema ?? {}, schemas),
    required: parameter.required ?? false,
    about: parameter.description ?? '',
  }));
}

function bodyOf(operation: Operation, schemas: Schemas): EndpointView['body'] {
  const media = firstMedia(operation.requestBody?.content);
  if (!media) return null;
  const [contentType, { schema, example }] = media;
  return {
    contentType,
    fields: fieldsOf(schema, schemas),
    example: pretty(example ?? exampleOf(schema, schemas)),
  };
}

function responsesOf(operation: Operation, schemas: Schemas): EndpointView['responses'] {
  return Object.entries(operation.responses ?? {}).map(([status, response]) => {
    const media = firstMedia(response.content);
    const good = status.startsWith('2') && media;
    return {
      status,
      about: response.description ?? '',
      fields: good ? fieldsOf(media[1].schema, schemas) : [],
      example: good ? pretty(media[1].example ?? exampleOf(media[1].schema, schemas)) : null,
    };
  });
}

function filledPath(path: string, operation: Operation, schemas: Schemas): string {
  return path.replace(/\{([^}]+)\}/g, (_whole, name: string) => {
    const parameter = operation.parameters?.find((one) => one.name === name);
    return String(parameter?.example ?? resolved(parameter?.schema, schemas).example ?? 1);
  });
}

function curlOf(parts: { method: string; address: string; body: EndpointView['body'] }): string {
  const { method, address, body } = parts;
  const lines = [
    `curl${method === 'GET' ? '' : ` -X ${method}`} ${address}`,
    `-H "Authorization: Bearer $KEY"`,
  ];
  if (body?.contentType === 'multipart/form-data') lines.push('-F file=@staff.csv');
  else if (body)
    lines.push(`-H "Content-Type: ${body.contentType}"`, `-d '${body.example.replace(/'/g, "'\\''")}'`);
  return lines.join(' \\\n  ');
}

interface Place {
  path: string;
  method: string;
}

function headOf(operation: Operation, { path, method }: Place) {
  const { operationId = `${method} ${path}`, summary, description = '' } = operation;
  return {
    anchor: slug(operationId),
    method: method.toUpperCase(),
    path,
    summary: summary || operationId,
    description,
    scope: operation['x-scope'] ?? '',
  };
}

function endpointOf(document: OpenAPIObject, { path, method }: Place, operation: Operation): EndpointView {
  const schemas = (document.components?.schemas ?? {}) as Schemas;
  const body = bodyOf(operation, schemas);
  const address = `${document.servers?.[0]?.url ?? ''}${filledPath(path, operation, schemas)}`;
  return {
    ...headOf(operation, { path, method }),
    parameters: parametersOf(operation, schemas),
    body,
    responses: responsesOf(operation, schemas),
    curl: curlOf({ method: method.toUpperCase(), address, body }),
  };
}

/** The document as a page prints it: what there is by subject, each with everything one needs to call it. */
export function apiDocsView(document: OpenAPIObject): { title: string; about: string[]; tags: TagView[] } {
  const byTag = new Map<string, EndpointView[]>();
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of methods) {
      const operation = item[method] as Operation | undefined;
      if (!operation) continue;
      const tag = operation.tags?.[0] ?? 'Other';
      const known = byTag.get(tag) ?? [];
      byTag.set(tag, [...known, endpointOf(document, { path, method }, operation)]);
    }
  }
  const tags = [...byTag].map(([name, endpoints]) => ({ name, anchor: slug(name), endpoints }));
  return { title: document.info.title, about: document.info.description?.split('\n\n') ?? [], tags };
}
