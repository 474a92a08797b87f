import { DefaultNamingStrategy } from 'typeorm';

const snake = (name: string) => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

/** Tables and columns in snake_case. Entities name their tables; columns follow the property. */
export class SnakeNaming extends DefaultNamingStrategy {
  override tableName(className: string, userSpecifiedName?: string): string {
    return userSpecifiedName ?? snake(className);
  }

  override columnName(property: string, customName?: string, prefixes: string[] = []): string {
    return [...prefixes.map(snake), customName ?? snake(property)].join('_');
  }
}
