import { Injectable } from '@nestjs/common';
import { DepartmentsStore } from './departments.store.js';
import { inTreeOrder, type Department } from './rules/department-tree-order.js';

/** The organisation's departments. There may be several roots: an import makes as many as its paths have. */
@Injectable()
export class Departments {
  constructor(private readonly store: DepartmentsStore) {}

  /**
   * Parents before children, siblings by name. Departments that nobody works in or beneath stay known, because
   * earlier campaigns and accounts refer to them, and are listed only with `withEmpty`.
   */
  async tree(options: { withEmpty?: boolean } = {}): Promise<Department[]> {
    const all = inTreeOrder(await this.store.all());
    return options.withEmpty ? all : all.filter(({ total }) => total > 0);
  }

  /** The departments and everything beneath them, as ids. */
  async subtreeOf(ids: number[]): Promise<number[]> {
    return this.store.subtreeOf(ids);
  }

  async names(ids: number[]): Promise<Map<number, { name: string; nameCy: string | null }>> {
    const rows = await this.store.names(ids);
    return new Map(rows.map(({ id, name, nameCy }) => [id, { name, nameCy }]));
  }
}
