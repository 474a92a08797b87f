import type { OpenAPIObject } from '@nestjs/swagger';

export const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

type Paths = OpenAPIObject['paths'];
type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

function namesIn(part: unknown): string[] {
  const text = JSON.stringify(part) ?? '';
  return [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map((match) => match[1] as string);
}

/** Forms of pages are described too; only what the API's paths refer to stays. */
function reachable(paths: Paths, schemas: Schemas): Schemas {
  const kept: Schemas = {};
  const open = namesIn(paths);
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const schema = schemas[name];
    if (!schema || kept[name]) continue;
    kept[name] = schema;
    open.push(...namesIn(schema));
  }
  return Object.fromEntries(Object.entries(kept).sort(([a], [b]) => a.localeCompare(b)));
}

/** `/campaigns/{id}` as Fastify writes it. */
const asRoute = (path: string) => path.replace(/\{([^}]+)\}/g, ':$1');

/** Leaves pages out and says of each operation which scope a key needs (`x-scope`). */
export function keepOnlyApi(whole: OpenAPIObject, scopes: ReadonlyMap<string, string>): OpenAPIObject {
  const paths: Paths = {};
  for (const [path, item] of Object.entries(whole.paths)) {
    if (!path.startsWith('/api/')) continue;
    paths[path] = item;
    for (const method of methods) {
      const operation = item[method];
      const scope = scopes.get(`${method.toUpperCase()} ${asRoute(path)}`);
      if (operation && scope) Object.assign(operation, { 'x-scope': scope });
    }
  }
  const schemas = reachable(paths, (whole.components?.schemas ?? {}) as Schemas);
  return { ...whole, paths, components: { ...whole.components, schemas } };
}
