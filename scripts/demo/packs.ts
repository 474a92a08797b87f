import type { Api } from './api.js';

interface PackReply {
  id: number;
  key: string;
}

interface FamilyTargets {
  key: string;
  targets: Record<string, number>;
}

interface PackVersionReply {
  document: { families: FamilyTargets[]; generalProfile: { targets: Record<string, number> } };
}

const owners = ['Siân Bevan', 'Rhodri Vaughan', 'Priya Sharma', 'Megan Rowlands'];

/** The pack that comes with Soundings. */
export async function shippedPack(api: Api): Promise<number> {
  const { data } = await api.get<{ data: PackReply[] }>('/packs');
  const pack = data.find(({ key }) => key === 'digital-skills-and-culture');
  if (!pack) throw new Error('The default pack is not loaded');
  return pack.id;
}

/** In the fictional council somebody has agreed the targets of every family; in a real one, HR asks. */
export async function agreeTargets(api: Api, packId: number): Promise<number> {
  const { document } = await api.get<PackVersionReply>(`/packs/${packId}`);
  const profiles = [...document.families, { key: 'general', targets: document.generalProfile.targets }];
  let id = packId;
  for (const [index, { key, targets }] of profiles.entries()) {
    const owner = owners[index % owners.length];
    const agreedOn = `2026-10-${String(1 + index).padStart(2, '0')}`;
    ({ id } = await api.put<{ id: number }>(`/packs/${id}/targets/${key}`, { targets, owner, agreedOn }));
  }
  return id;
}
