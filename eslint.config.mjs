import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const sizes = (lines) => ({
  'max-lines': ['error', { max: lines, skipBlankLines: false, skipComments: false }],
  'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
  complexity: ['error', 10],
  'max-depth': ['error', 3],
  'max-params': ['error', 3],
});

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'coverage/'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    languageOptions: {
      // Without these the type-import rule would break what Nest injects by class.
      parserOptions: { emitDecoratorMetadata: true, experimentalDecorators: true },
    },
    rules: {
      ...sizes(200),
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
        {
          selector: "MemberExpression[object.name='jest'][property.name='mock']",
          message: "Fakes only for what we don't own, by Nest overrides.",
        },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only platform/config reads the environment.' },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    // Nest injects up to five dependencies through the constructor.
    files: ['**/*.{service,store,controller,guard,filter,interceptor,worker,jobs,module}.ts', 'src/**/*.ts'],
    rules: { 'max-params': 'off', '@typescript-eslint/max-params': ['error', { max: 5 }] },
  },
  {
    files: ['src/features/*/rules/**/*.ts', 'src/shared/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'max-params': ['error', 3],
      'no-restricted-globals': ['error', 'process', 'Buffer', 'setTimeout', 'setInterval', 'fetch'],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'A rule is told the date.' },
        { object: 'Math', property: 'random', message: 'A rule is told its random numbers.' },
        { object: 'process', property: 'env', message: 'Only platform/config reads the environment.' },
      ],
    },
  },
  {
    files: ['**/*.spec.ts', 'test/**/*.ts'],
    rules: { ...sizes(250), 'max-lines-per-function': 'off', 'no-restricted-properties': 'off' },
  },
  {
    files: ['src/platform/config/**', 'scripts/**', 'bench/**'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: ['migrations/**/*.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    files: ['**/*.{mjs,cjs,js}'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'module',
          'require',
          'setTimeout',
          'clearTimeout',
          'setInterval',
          'clearInterval',
          'setImmediate',
          'URL',
          'Buffer',
          'document',
          'window',
          'location',
          'fetch',
          'FormData',
          'navigator',
          'sessionStorage',
          'localStorage',
          'HTMLElement',
          'AbortController',
          'AbortSignal',
          'URLSearchParams',
        ].map((name) => [name, 'readonly']),
      ),
    },
    rules: { ...sizes(200), '@typescript-eslint/no-require-imports': 'off' },
  },
  { files: ['eslint.config.mjs', '*.cjs'], rules: { 'no-restricted-syntax': 'off' } },
);
