// Which way the arrows may point. ARCHITECTURE.md says why; this file makes it so.

const tests = '(\\.test\\.ts|\\.test-d\\.ts|\\.fixture\\.ts|/tests/|/fixtures/)'
const core = '^packages/core/src/'
// Rooms whose types are the vocabulary of all others: a type may be taken from the file that defines it.
const vocabulary = '(values|errors|job|ports|priority|source)'

export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Arrows never go in circles. A circle of types alone leaves no trace at run time.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'ports-import-types-only',
      comment: 'A port is an interface: it may name types of core and nothing that runs.',
      severity: 'error',
      from: { path: `${core}ports/`, pathNot: tests },
      to: { pathNot: `${core}ports/`, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'ports-know-the-vocabulary-only',
      comment: 'A port that names a room of the engine could not be implemented without it.',
      severity: 'error',
      from: { path: `${core}ports/`, pathNot: tests },
      to: { path: `${core}(?!${vocabulary}/)` },
    },
    {
      name: 'rooms-by-their-door',
      comment:
        "A room is entered through its index.ts. Types of the vocabulary's rooms may come from their file.",
      severity: 'error',
      from: { path: `${core}([^/]+)/`, pathNot: tests },
      to: {
        path: `${core}[^/]+/`,
        pathNot: [`${core}$1/`, `${core}[^/]+/index\\.ts$`, `${core}${vocabulary}/`],
      },
    },
    {
      name: 'vocabulary-by-its-door',
      comment: 'What runs in the rooms of the vocabulary comes through their index.ts like everything else.',
      severity: 'error',
      from: { path: `${core}([^/]+)/`, pathNot: tests },
      to: {
        path: `${core}${vocabulary}/`,
        pathNot: [`${core}$1/`, `${core}[^/]+/index\\.ts$`],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'the-top-by-the-doors',
      comment: 'repurpose.ts and index.ts know every room, and enter each through its index.ts.',
      severity: 'error',
      from: { path: `${core}[^/]+\\.ts$`, pathNot: tests },
      to: { path: `${core}[^/]+/`, pathNot: `${core}[^/]+/index\\.ts$` },
    },
    {
      name: 'only-the-top-knows-all-rooms',
      comment: 'repurpose.ts wires the rooms together; a room that imports it would know them all.',
      severity: 'error',
      from: { path: `${core}[^/]+/`, pathNot: [tests, `${core}testing/`] },
      to: { path: `${core}[^/]+\\.ts$` },
    },
    {
      name: 'testing-is-for-tests',
      severity: 'error',
      from: { path: core, pathNot: [tests, `${core}testing/`] },
      to: { path: `${core}testing/` },
    },
    {
      name: 'packages-by-their-name',
      comment: 'Another package is imported by its name, as its users do, never by a path into its files.',
      severity: 'error',
      from: { path: '^(packages/(?:providers/)?[^/]+|examples/[^/]+)/' },
      to: {
        path: '^(packages|examples)/',
        pathNot: '^$1/',
        dependencyTypes: ['local'],
      },
    },
    {
      name: 'core-stands-alone',
      severity: 'error',
      from: { path: '^packages/core/' },
      to: { path: '^(packages|examples)/', pathNot: '^packages/core/' },
    },
    {
      name: 'packages-know-core-only',
      comment: 'Adapters, providers and content share core and nothing of each other.',
      severity: 'error',
      from: { path: '^packages/((?:providers/)?[^/]+)/src/', pathNot: tests },
      to: { path: '^packages/', pathNot: ['^packages/$1/', '^packages/core/'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
}
