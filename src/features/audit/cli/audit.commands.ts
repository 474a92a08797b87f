import type { Command } from 'commander';
import { CommandRefused, say, type OpenContext } from '../../../platform/commands.js';
import { AuditTrail } from '../audit-trail.service.js';

export function registerAuditCommands(program: Command, open: OpenContext): void {
  program
    .command('audit')
    .description('the record of who did what')
    .command('verify')
    .description('prove that nobody changed or removed an entry')
    .action(async () => {
      const verdict = await (await open()).get(AuditTrail).verifyAuditChain();
      if (verdict.outcome === 'intact') return say(`The chain of ${verdict.entries} entries is intact.`);
      const where =
        verdict.entryId === null ? 'Entries are missing at its end' : `It breaks at entry ${verdict.entryId}`;
      throw new CommandRefused(`The audit has been changed. ${where}.`);
    });
}
