/** In dependency order: each feature may use only those above it. The array is the architecture. */
const features = [
  'audit',
  'delivery',
  'accounts',
  'directory',
  'surveys',
  'disclosure',
  'campaigns',
  'wording',
  'printed-codes',
  'invitations',
  'reminders',
  'answering',
  'results',
  'learning',
  'communities',
];

const laterThan = (index) => features.slice(index + 1).join('|');

const onlyEarlierFeatures = features.slice(0, -1).map((feature, index) => ({
  name: `${feature}-before-later-features`,
  comment: 'Features stand in a fixed order, so that a reader knows what a change can reach.',
  severity: 'error',
  from: { path: `^src/features/${feature}/` },
  to: { path: `^src/features/(${laterThan(index)})/` },
}));

module.exports = {
  forbidden: [
    ...onlyEarlierFeatures,
    {
      name: 'no-cycles',
      comment: 'A cycle means that two files are one idea, or that one knows too much.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'rules-are-pure',
      comment: 'Rules get everything as arguments; they run without server, database or clock.',
      severity: 'error',
      from: { path: '^src/features/[^/]+/rules/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^(src/features/[^/]+/rules/|src/shared/)' },
    },
    {
      name: 'features-meet-at-the-index',
      comment: "Another feature's inside may change; its index.ts and rules are its promise.",
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: {
        path: '^src/features/([^/]+)/',
        pathNot: ['^src/features/$1/', '^src/features/[^/]+/index\\.ts$', '^src/features/[^/]+/rules/'],
      },
    },
    {
      name: 'root-knows-no-edges',
      comment: 'Services decide and store; pages, API and jobs call them, not the other way round.',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/[^/]+\\.ts$' },
      to: { path: '^src/features/$1/(web|api|jobs|cli)/' },
    },
    {
      name: 'edges-do-not-mix',
      comment: 'Pages, API, jobs and commands share services and DTOs, not each other.',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/(jobs|cli)/' },
      to: { path: '^src/features/$1/(web|api|jobs|cli)/', pathNot: '^src/features/$1/$2/' },
    },
    {
      name: 'web-only-at-the-edges',
      comment: 'Only pages and the API know of HTTP.',
      severity: 'error',
      from: { path: '^src/features/[^/]+/(?!web/|api/)' },
      to: { path: '^src/web/', pathNot: ['^src/web/security/permissions\\.ts$', '^src/web/texts\\.ts$'] },
    },
    {
      name: 'platform-knows-no-feature',
      comment: 'Platform and web serve every feature and know none.',
      severity: 'error',
      from: { path: '^src/(platform|web|shared)/' },
      to: { path: '^src/features/' },
    },
    {
      name: 'platform-knows-no-web',
      comment: 'The worker has a platform and no pages.',
      severity: 'error',
      from: { path: '^src/(platform|shared)/' },
      to: { path: '^src/web/' },
    },
    {
      name: 'queues-in-one-place',
      comment: 'Due work is found in SQL and offered by platform/queue; nobody else touches a queue.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/platform/queue/' },
      to: { path: 'node_modules/bullmq' },
    },
    {
      name: 'database-in-stores',
      comment: 'SQL lives in stores and in platform/database.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/platform/database/', '\\.(store|entity)\\.ts$'] },
      to: { path: 'node_modules/(typeorm|mysql2)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.spec\\.ts$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.json'] },
  },
};

// For the test that every folder of src/features stands in the array; the checker knows no such option.
Object.defineProperty(module.exports, 'features', { value: features, enumerable: false });
