import { Injectable } from '@nestjs/common';
import { PeopleStore } from './people.store.js';

/** Everybody who works for or with the organisation now. */
@Injectable()
export class People {
  constructor(private readonly store: PeopleStore) {}

  async count(): Promise<number> {
    return (await this.store.count()).people;
  }

  /** People to whom no email can be sent: none in the file, no address, or one that somebody else has. */
  async countWithoutEmail(): Promise<number> {
    return (await this.store.count()).withoutEmail;
  }

  /** Job families as imported, `''` where none is given. */
  async jobFamilies(): Promise<{ family: string; people: number }[]> {
    return this.store.jobFamilies();
  }

  /** Those of these people who have left since: their mail and links stop. */
  async leftAmong(ids: number[]): Promise<Set<number>> {
    return new Set(await this.store.leftAmong(ids));
  }

  /** Postal addresses of these people, without their names; lines in order, the last a postcode. For a letter only. */
  async postalAddresses(ids: number[]): Promise<Map<number, string[]>> {
    return new Map(
      (await this.store.postalAddresses(ids)).map(({ id, postalAddress }) => [id, postalAddress.split('\n')]),
    );
  }

  /** Is this the address of somebody who works here now? Capitals make no difference. */
  async hasAddress(email: string): Promise<boolean> {
    return this.store.hasAddress(email);
  }
}
