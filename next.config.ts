import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'
import { ACTION_BODY_BYTES } from './platform/rate-limit/bodies'

const withNextIntl = createNextIntlPlugin('./i18n/request.ts')

/** Sent with every response. The server in front adds the inline scripts of each page: server/script-policy.ts. */
const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Permissions-Policy', value: 'camera=(self), microphone=(), geolocation=()' },
  {
    key: 'Content-Security-Policy',
    value: [
      "default-src 'self'",
      `script-src 'self'${process.env.NODE_ENV === 'development' ? " 'unsafe-inline' 'unsafe-eval'" : ''}`,
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "font-src 'self'",
      "connect-src 'self'",
      "object-src 'none'",
      "base-uri 'self'",
      "form-action 'self' https://checkout.stripe.com",
      "frame-ancestors 'none'",
    ].join('; '),
  },
]

const query = (key: string, value?: string) => ({
  type: 'query' as const,
  key,
  ...(value ? { value } : {}),
})
/** Filters for which every value is a list of its own. */
const FACETS = ['line', 'type', 'finish', 'grade', 'ready']

/**
 * How search engines should treat the catalog's addresses. Searches and combinations of filters are
 * endless and shouldn't be indexed; an order or a view is the same list under another address. Sent
 * as headers, so that the page's head stays prerendered.
 */
const catalogHeaders = [
  ...[
    ...['q', 'moq', 'leadTime', 'price', 'size', 'weight'].map((key) => [key]),
    ...FACETS.flatMap((one, i) => FACETS.slice(i + 1).map((other) => [one, other])),
  ].map((keys) => ({
    source: '/catalog',
    has: keys.map((key) => query(key)),
    headers: [{ key: 'X-Robots-Tag', value: 'noindex, follow' }],
  })),
  ...['sort', 'view'].flatMap((variant) => [
    {
      source: '/catalog',
      has: [query(variant)],
      missing: FACETS.map((facet) => query(facet)),
      headers: [{ key: 'Link', value: '</catalog>; rel="canonical"' }],
    },
    ...FACETS.map((facet) => ({
      source: '/catalog',
      has: [query(variant), query(facet, '(?<value>[a-z0-9-]{1,40})')],
      missing: FACETS.filter((each) => each !== facet).map((each) => query(each)),
      headers: [{ key: 'Link', value: `</catalog?${facet}=:value>; rel="canonical"` }],
    })),
  ]),
]

const cacheHandler = (name: string): string =>
  fileURLToPath(new URL(`./platform/cache/handlers/${name}.mjs`, import.meta.url))

const nextConfig: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  cacheComponents: true,
  partialPrefetching: true,
  // Next would render each page that isn't prerendered twice, the second time for the browser's
  // router, and end no response before: under load only the newest responses ended. See
  // docs/decisions/whole-answers.md.
  experimental: {
    cachedNavigations: false,
    serverActions: { bodySizeLimit: ACTION_BODY_BYTES },
    // Where builds begin with an empty clone nobody reads the build's cache, and writing it takes
    // as long as rendering the pages.
    turbopackFileSystemCacheForBuild: !process.env.CI,
    // On two processors Next would render pages on only one.
    cpus: availableParallelism(),
  },
  // Every instance drops what any of them changed: platform/cache.
  cacheHandler: cacheHandler('pages'),
  cacheHandlers: { default: cacheHandler('data') },
  // The metadata of pages is in their prerendered head: no robot needs a page rendered for it.
  htmlLimitedBots: /(?!)/,
  // `npm run verify` checks the types, of tests and scripts too; a build need not repeat it.
  typescript: { ignoreBuildErrors: true },
  // `npm run bench` compares the site's pages with the cheapest that this server can give.
  pageExtensions: process.env.BENCH ? ['ts', 'tsx', 'bench.tsx'] : ['ts', 'tsx'],
  poweredByHeader: false,
  // The server in front compresses: see server/front.ts.
  compress: false,
  reactStrictMode: true,
  serverExternalPackages: [
    'pg-boss',
    'pino',
    '@react-pdf/renderer',
    'flydrive',
    '@aws-sdk/client-s3',
    'sharp',
    'nodemailer',
    'manifold-3d',
  ],
  headers: async () => [
    { source: '/:path*', headers: securityHeaders },
    ...catalogHeaders,
    // Pictures that come with a release: cached for a day, and shown for a week longer while they
    // are revalidated.
    ...['/products/:product/:picture*.avif', '/pictures/:picture*.avif'].map((source) => ({
      source,
      headers: [
        { key: 'Cache-Control', value: 'public, max-age=86400, stale-while-revalidate=604800' },
      ],
    })),
    // Drawings and models are opened apart from our pages: nothing in them may run. These headers
    // override those of a route.
    {
      source: '/api/v1/designs/:path*',
      headers: [
        {
          key: 'Content-Security-Policy',
          value: "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        },
      ],
    },
    {
      source: '/api/files/:path*',
      headers: [{ key: 'Content-Security-Policy', value: "default-src 'none'; sandbox" }],
    },
    // A secret link's address is its secret: no page that it leads to may learn it, and nobody may
    // index it.
    {
      source: '/:kind(l|join)/:token*',
      headers: [
        { key: 'Referrer-Policy', value: 'no-referrer' },
        { key: 'X-Robots-Tag', value: 'noindex' },
      ],
    },
  ],
  // English has no prefix in its addresses: they are served by the pages of app/[locale].
  rewrites: async () => ({
    beforeFiles: [
      { source: '/', destination: '/en' },
      { source: '/sitemap-:part(\\d+).xml', destination: '/api/sitemap/:part' },
      {
        source:
          '/:path((?!en(?:/|$)|api/|v1/|_next/|products/[^/]+/[^/]|pictures/|share/|robots\\.txt$|sitemap\\.xml$|icon\\.svg$).*)',
        destination: '/en/:path',
      },
    ],
    // The payment sandbox speaks Stripe's paths; with a real key it answers 404.
    afterFiles: [{ source: '/v1/:path*', destination: '/api/sandbox/stripe/v1/:path*' }],
    fallback: [],
  }),
  redirects: async () => [
    { source: '/en', destination: '/', permanent: true },
    { source: '/en/:path*', destination: '/:path*', permanent: true },
  ],
}

export default withNextIntl(nextConfig)
