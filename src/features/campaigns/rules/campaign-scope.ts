/** Under this name everything that a campaign sends stands in the send ledger. Source: design, section 4. */
export const campaignScope = (campaignId: number) => `campaign:${campaignId}`;
