import { describe, expect, it } from 'vitest'
import { addressBook } from './routes'

const book = addressBook(
  [
    { route: '/[locale]', isPage: true },
    { route: '/[locale]/[...rest]', isPage: true },
    { route: '/[locale]/catalog', isPage: true },
    { route: '/[locale]/design/[family]', isPage: true },
    { route: '/[locale]/design/c/[code]', isPage: false },
    { route: '/[locale]/l/[token]', isPage: false },
    { route: '/[locale]/staff/quotes/[number]', isPage: true },
    { route: '/api/auth/[...all]', isPage: false },
    { route: '/api/v1/designs', isPage: false },
    { route: '/api/v1/designs/[file]', isPage: false },
    { route: '/products/[product]/[file]', isPage: false },
    { route: '/robots.txt', isPage: false },
  ],
  new Set(['/icon.svg', '/_next/static/a.js']),
  new Set(['/en']),
)

describe('the address book', () => {
  it.each([
    ['/', { is: 'page', route: '/', whole: true }],
    ['/en', { is: 'page', route: '/', whole: true }],
    ['/catalog', { is: 'page', route: '/catalog', whole: false }],
    ['/catalog/', { is: 'page', route: '/catalog', whole: false }],
    ['/design/band', { is: 'page', route: '/design/[family]', whole: false }],
    ['/design/c/ABC', { is: 'handler', route: '/design/c/[code]' }],
    ['/l/token', { is: 'handler', route: '/l/[token]' }],
    ['/api/auth/sign-in/email', { is: 'handler', route: '/api/auth/[...all]' }],
    ['/api/v1/designs/x.stl', { is: 'handler', route: '/api/v1/designs/[file]' }],
    ['/products/ring/1.webp', { is: 'handler', route: '/products/[product]/[file]' }],
    ['/robots.txt', { is: 'handler', route: '/robots.txt' }],
    ['/sitemap-3.xml', { is: 'handler', route: '/api/sitemap/[part]' }],
    ['/v1/checkout/sessions', { is: 'handler', route: '/api/sandbox/stripe/v1/[...path]' }],
    ['/icon.svg', { is: 'file' }],
    ['/_next/static/a.js', { is: 'file' }],
    ['/no/such/page', { is: 'no page' }],
    ...[
      '/.env',
      '/.git/config',
      '/x.php',
      '/wp-login.php',
      '/catalog.html',
      '/a.b/c.d',
      '/api/none',
      '/_next/static/b.js',
      '/_next/image',
      '/backup.tar.gz',
      '/x.',
    ].map((address) => [address, { is: 'nothing' }] as const),
  ] as const)('%s', (address, target) => expect(book(address)).toEqual(target))
})
