export const packPaths = {
  list: () => '/packs',
  pack: (id: number) => `/packs/${id}`,
  targets: (id: number, family: string) => `/packs/${id}/targets/${family}`,
  importance: (id: number) => `/packs/${id}/importance`,
};
