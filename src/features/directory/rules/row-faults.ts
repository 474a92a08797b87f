/** What can be wrong with a row. The first group leaves it out; with the others it goes in and is listed. */
export const leavingOutFaults = [
  'no-person-id',
  'person-id-too-long',
  'no-department',
  'department-own-ancestor',
  'department-too-deep',
  'department-name-too-long',
] as const;

export const notedFaults = [
  'no-email',
  'bad-email',
  'no-name',
  'language-not-understood',
  'leader-not-understood',
  'employmentType-not-understood',
  'mainPost-not-understood',
  'addressKind-not-understood',
  'bad-mobile',
  'bad-postal-address',
  'shortened',
  'extra-cells',
] as const;

export type NotedFault = (typeof notedFaults)[number];
export type RowFault = (typeof leavingOutFaults)[number] | NotedFault;
