// The floors of the house: app -> features -> platform. See docs/decisions.
/** The rooms of `features`, lowest first. A new one is given its floor here. */
const ROOMS = [
  'accounts',
  'notifications',
  'company',
  'ledger',
  'reminders',
  'freight',
  'tariffs',
  'pricing',
  'designs',
  'basket',
  'catalog',
  'price-lists',
  'product-imports',
  'threads',
  'requests',
  'costs',
  'quotes',
  'orders',
  'fulfilment',
  'capacity',
  'papers',
  'true-up',
  'payments',
  'transfers',
  'order-changes',
  'claims',
  'work',
  'companies',
  'activity',
  'figures',
  'search',
]
/** What can't wait for a message provider: it speaks when that may have failed, before it, or is loaded late. */
const SPEAK_ALONE = [
  // the interface speaks English
  '^platform/api/openapi\\.ts$',
  // when the page may have failed
  '^components/(form/texts|site/error-page)\\.tsx?$',
  // in the browser without a formatter, or loaded once somebody chooses something
  '^features/catalog/(rules/choosing-texts|components/shop/configurator-texts)\\.ts$',
  '^platform/number-words\\.ts$',
  // what schemas find, said as they are loaded
  '^platform/validation-words\\.ts$',
]
const TEST = '\\.test\\.tsx?$'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Two files that need each other are one idea, or a third one is missing.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      from: { path: '^(platform|components)/' },
      to: { path: '^(features|app|documents)/' },
    },
    {
      name: 'server-stands-before-the-site',
      comment:
        'The server in front knows the build by its manifests, and of the sources only platform.',
      severity: 'error',
      from: { path: '^server/', pathNot: TEST },
      to: { path: '^(features|app|components|documents|emails)/' },
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
      name: 'freight-engine-stands-alone',
      comment: 'The freight engine is pure and could be published: it imports nothing but itself.',
      severity: 'error',
      from: { path: '^features/freight/engine/', pathNot: TEST },
      to: { pathNot: '^features/freight/engine/' },
    },
    {
      name: 'costs-are-the-desks',
      comment:
        'What goods cost us is reached by no page, answer, document or letter that buyers see.',
      severity: 'error',
      from: {
        path: [
          '^app/\\[locale\\]/(\\((storefront|buyer)\\)|sandbox)/',
          '^app/api/(?!staff/)',
          '^features/[^/]+/(components/(shop|sheet)|api|mails)/',
          '^(documents|emails)/',
        ],
        pathNot: TEST,
      },
      to: {
        path: '^features/(costs/|quotes/(queries/(quote-costs|last-prices|floor-approval)|rules/(draft-margin|floor-stops)))',
        reachable: true,
      },
    },
    ...ROOMS.map((room, floor) => ({
      name: `${room}-imports-rooms-below`,
      comment: 'Each room imports only rooms that stand before it in ROOMS.',
      severity: 'error',
      from: { path: `^features/${room}/`, pathNot: TEST },
      to: { path: '^features/', pathNot: `^features/(${ROOMS.slice(0, floor + 1).join('|')})/` },
    })),
    {
      name: 'database-behind-queries-and-commands',
      comment:
        'Queries, commands, jobs and letters hold the database client; pages, components and rules ask them.',
      severity: 'error',
      from: { pathNot: [TEST, '^platform/', '^features/[^/]+/(queries|commands|jobs|mails)/'] },
      to: { path: '^platform/db/client' },
    },
    {
      name: 'database-packages-in-platform',
      comment:
        'Whoever holds the client holds it from platform/db: nobody else opens a connection.',
      severity: 'error',
      from: { pathNot: [TEST, '^platform/'] },
      to: { path: '^node_modules/(pg|pg-boss|@prisma/[^/]+)/' },
    },
    {
      name: 'texts-through-i18n',
      comment:
        'Texts are said by i18n, in the language of who reads them. Those of SPEAK_ALONE bring their own, by language.',
      severity: 'error',
      from: { pathNot: [TEST, '^i18n/', ...SPEAK_ALONE] },
      to: { path: '^messages/' },
    },
    {
      name: 'shipped-code-has-shipped-dependencies',
      severity: 'error',
      from: {
        path: '^(app|features|platform|components|emails|documents|server)/',
        pathNot: TEST,
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
