export const communityPaths = {
  list: '/communities',
  overview: '/communities/overview',
  community: (id: number) => `/communities/${id}`,
  join: (id: number) => `/communities/${id}/members`,
  asked: '/communities/asked',
  joined: '/communities/joined',
  left: '/communities/left',
  confirm: (token: string) => `/communities/confirm/${token}`,
  leave: (token: string) => `/communities/leave/${token}`,
  members: (id: number) => `/communities/${id}/members`,
  closing: (id: number) => `/communities/${id}/closing`,
  catalogue: '/learning',
};

const template = (name: string) => `features/communities/web/views/${name}.njk`;

export const views = {
  list: template('list'),
  community: template('community'),
  message: template('message'),
  confirm: template('confirm'),
  leave: template('leave'),
  memberList: template('member-list'),
  overview: template('overview'),
  members: template('members'),
  closing: template('closing'),
};
