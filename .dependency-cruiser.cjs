// The floors of the house: app -> features -> platform. See docs/decisions.
const TEST = '\\.test\\.tsx?$'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Two files that need each other are one idea, or a third one is missing.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      from: { path: '^(platform|components)/' },
      to: { path: '^(features|app|documents)/' },
    },
    {
      name: 'features-know-no-route',
      severity: 'error',
      from: { path: '^(features|emails|documents)/' },
      to: { path: '^app/' },
    },
    {
      name: 'tariff-engine-stands-alone',
      comment: 'The engine is pure and could be published: it imports nothing but itself.',
      severity: 'error',
      from: { path: '^features/tariffs/engine/', pathNot: TEST },
      to: { pathNot: '^features/tariffs/engine/' },
    },
    {
      name: 'tariffs-know-nobody',
      severity: 'error',
      from: { path: '^features/tariffs/', pathNot: TEST },
      to: { path: '^features/(?!tariffs/|accounts/(viewer|guards|permissions))' },
    },
    {
      name: 'pricing-uses-tariffs-alone',
      severity: 'error',
      from: { path: '^features/pricing/', pathNot: TEST },
      to: { path: '^features/(?!pricing/|tariffs/)' },
    },
    {
      name: 'quotes-know-no-payment',
      severity: 'error',
      from: { path: '^features/(quotes|catalog|pricing|tariffs|accounts)/', pathNot: TEST },
      to: { path: '^features/payments/' },
    },
    {
      name: 'database-behind-queries-and-commands',
      comment:
        'Pages, components and rules ask a query or a command; they never reach for the database.',
      severity: 'error',
      from: {
        path: '^(app|components|features/[^/]+/(components|engine)/|features/[^/]+/(schema|rules|actions)\\.ts)',
      },
      to: { path: '^platform/db/' },
    },
    {
      name: 'shipped-code-has-shipped-dependencies',
      severity: 'error',
      from: {
        path: '^(app|features|platform|components|emails|documents)/',
        pathNot: [TEST, '^features/catalog/models/'],
      },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(platform/db/generated|\\.next)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
    reporterOptions: { text: { highlightFocused: true } },
  },
}
