import { Injectable } from '@nestjs/common';
import type { PreflightItem, PreflightResult } from './rules/preflight.js';

/** What a later feature looks at before a launch; its texts stand in its own namespace. */
export interface PreflightCheck {
  /** Unique, such as `email`. */
  key: string;
  /** Changes nothing. */
  check(campaignId: number): Promise<PreflightResult>;
}

/** Later features register here when their module starts: the email's sample, trying out the questions. */
@Injectable()
export class PreflightChecks {
  private readonly checks = new Map<string, PreflightCheck>();

  register(check: PreflightCheck): void {
    this.checks.set(check.key, check);
  }

  async run(campaignId: number): Promise<PreflightItem[]> {
    const items: PreflightItem[] = [];
    for (const { key, check } of this.checks.values()) items.push({ ...(await check(campaignId)), key });
    return items;
  }
}
