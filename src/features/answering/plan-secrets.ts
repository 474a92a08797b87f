import { sha256 } from '../../platform/crypto/hashes.js';

/** What follows from a plan key. None of it leads back to the key, or from one to another. */
export const planLookup = (planKey: string): Buffer => sha256(`plan|${planKey}`);
export const withdrawHash = (planKey: string): Buffer => sha256(`withdraw|${planKey}`);
export const leaderWithdrawHash = (planKey: string): Buffer => sha256(`withdraw-leader|${planKey}`);
