/**
 * When a whole domain is left in peace: five different people of it in a row were asked to come again later, and none
 * was accepted between them. One full mailbox or one person on a greylist says nothing about the others.
 */
const enough = 5;
/** So many domains are kept in mind; a mailing to more of them that all ask for time has other troubles. */
const mostDomains = 1_000;

export class DomainStreaks {
  private readonly people = new Map<string, Set<number>>();

  /** @returns whether the domain shall wait now; then counting begins anew */
  refused(domain: string, recipientId: number): boolean {
    const people = this.people.get(domain) ?? new Set();
    people.add(recipientId);
    if (people.size >= enough) return this.people.delete(domain) || true;
    if (this.people.size < mostDomains || this.people.has(domain)) this.people.set(domain, people);
    return false;
  }

  accepted(domain: string): void {
    this.people.delete(domain);
  }
}

/** The part behind the last "@", in lower case; empty where there is none. */
export function domainOf(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 0 ? '' : address.slice(at + 1).toLowerCase();
}
