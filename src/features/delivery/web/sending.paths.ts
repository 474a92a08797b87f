export const sendingPaths = {
  pace: '/sending',
  suppressed: '/sending/suppressed',
};

export const views = {
  pace: 'features/delivery/web/views/pace.njk',
  suppressed: 'features/delivery/web/views/suppressed.njk',
};

export const suppressionLifting = (id: number) => `${sendingPaths.suppressed}/${id}/lifting`;
