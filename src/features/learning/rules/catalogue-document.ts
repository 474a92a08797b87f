/** The shape of a catalogue's JSON file; `learning-catalogue/catalogue.schema.json` is the same for other programs. */
import type { Resource } from './resource.js';

export interface CatalogueDocument {
  format: 'soundings-catalogue/1';
  resources: Resource[];
}

export interface CatalogueFault {
  /** JSON pointer to what is at fault, for example `/resources/3/steps/0/to`. */
  path: string;
  /** What to do about it. */
  message: string;
}
