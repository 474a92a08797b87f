export const sendingPaths = {
  pace: '/sending',
};

export const views = {
  pace: 'features/delivery/web/views/pace.njk',
};
