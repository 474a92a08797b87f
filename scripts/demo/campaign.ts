import type { Api } from './api.js';

const aDay = 86_400_000;
const day = (inDays: number) => new Date(Date.now() + inDays * aDay).toISOString().slice(0, 10);

/** A draft for the named departments, or for everybody. */
export async function planCampaign(
  api: Api,
  packVersionId: number,
  departmentIds: number[] = [],
): Promise<number> {
  const { id } = await api.post<{ id: number }>('/campaigns', {
    name: departmentIds.length > 0 ? 'Try it yourself' : 'Digital skills and culture survey',
    nameCy: departmentIds.length > 0 ? 'Rhowch gynnig arni' : 'Arolwg sgiliau a diwylliant digidol',
    purpose:
      'We want to know what helps and what hinders you in working digitally, and what you would like to learn.',
    purposeCy:
      'Hoffem wybod beth sy’n eich helpu a beth sy’n eich rhwystro wrth weithio’n ddigidol, a beth yr hoffech ei ddysgu.',
    packVersionId,
    departmentIds,
    opensOn: day(0),
    closesOn: day(21),
    k: 10,
    contact: {
      name: 'Siân Bevan',
      unit: 'Organisational Development',
      phone: '01632 960 123',
      email: 'organisational.development@northmoor.example',
    },
  });
  return id;
}

export async function launchCampaign(api: Api, id: number): Promise<void> {
  await api.post(`/campaigns/${id}/launch`, {
    reason: 'A demonstration with made-up people: there is nobody to consult.',
    purposeLimitConfirmed: true,
  });
}
