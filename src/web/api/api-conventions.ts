/** What holds for every request; the description of the OpenAPI document and the head of the page for people. */
export const apiConventions = [
  'Programs do here what the pages do: the same services, the same permissions, the same figures. Figures that the pages keep hidden to protect people are hidden here too.',
  'Send a key with every request, as "Authorization: Bearer snd_...". An administrator makes keys on the page "API keys" or with "soundings api-key create"; each key has scopes, and every request below names the one that it needs.',
  'Bodies are JSON in UTF-8 unless a request says otherwise. Moments are in UTC (2026-11-27T09:30:00.000Z), days are plain (2026-11-27), ids are whole numbers.',
  'Lists come as {"data": [...], "next": ...}. While "next" is not null there is more: ask again with ?after= and that value. "limit" is 50 unless told, 200 at most.',
  'What was done says 200, or 201 where something was made. Work that the server does afterwards says 202; look at the resource again to see how it goes.',
  'What went wrong says 4xx or 5xx with {"error", "message"}, and for 422 also "faults": which field, and why. After an error nothing was changed, unless its message says so.',
].join('\n\n');
