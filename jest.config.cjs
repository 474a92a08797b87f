// ESM-only packages that CommonJS packages `require`: these alone are compiled to CommonJS.
const requiredFromCommonJs = ['content-disposition', 'cookie'];

const swc = (module) => [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      target: 'es2022',
    },
    module: { type: module },
    sourceMaps: 'inline',
  },
];

module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '\\.ts$': swc('es6'),
    [`node_modules/(${requiredFromCommonJs.join('|')})/.+\\.js$`]: swc('commonjs'),
  },
  transformIgnorePatterns: [`node_modules/(?!(${requiredFromCommonJs.join('|')})/)`],
  maxWorkers: 2,
  testTimeout: 60_000,
  // A suite that failed while starting leaves connections open; it must not hang the run.
  forceExit: true,
  setupFiles: ['<rootDir>/test/support/setup.ts'],
};
