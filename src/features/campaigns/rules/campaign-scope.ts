/** Under this name everything that a campaign sends stands in the send ledger. Source: docs/decisions/0008. */
export const campaignScope = (campaignId: number) => `campaign:${campaignId}`;
