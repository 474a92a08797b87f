import { Injectable } from '@nestjs/common';

export interface DepartmentChoice {
  id: number;
  name: string;
  nameCy: string | null;
  /** 0 for the organisation itself. */
  depth: number;
}

export type DepartmentSource = () => Promise<DepartmentChoice[]>;

/** Which departments a leader can be given: the directory, a later feature, provides them when the program starts. */
@Injectable()
export class DepartmentNames {
  private source: DepartmentSource = async () => [];

  provide(source: DepartmentSource): void {
    this.source = source;
  }

  /** In the order of the tree; empty before the first import. */
  async all(): Promise<DepartmentChoice[]> {
    return this.source();
  }
}
