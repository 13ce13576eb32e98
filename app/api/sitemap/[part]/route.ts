import { z } from 'zod'
import { plainRoute } from '@/features/accounts/route'
import { sitemapPart, sitemapParts } from '@/features/catalog/queries/sitemap'
import { ProblemError } from '@/platform/api/problem'
import { siteUrl } from '@/platform/env/public'

const PART = z.object({ part: z.string().regex(/^\d{1,4}$/) })

/** Pages that always exist, listed with the first part. */
const FIXED = [
  '/',
  '/catalog',
  '/design',
  '/tariffs',
  '/tariffs/classify',
  '/tariffs/origin',
  '/check',
  '/factory',
  '/contact',
  '/terms',
  '/privacy',
  '/docs/api',
  '/request',
]

/** One part of the sitemap, at `/sitemap-0.xml` and on; 404 for a part that doesn't exist. */
export const GET = plainRoute({ id: 'sitemap', params: PART, rate: null }, async ({ params }) => {
  const { part } = params
  if (Number(part) >= (await sitemapParts())) throw new ProblemError('nothingHere')
  const address = (path: string) => new URL(path, siteUrl()).href
  // Slugs and paths of pictures consist of lower-case letters, digits and hyphens: nothing to
  // escape.
  const products = (await sitemapPart(Number(part))).map(
    ({ path, changed, pictures }) =>
      `<url><loc>${address(path)}</loc><lastmod>${changed}</lastmod>${pictures.map((picture) => `<image:image><image:loc>${address(picture)}</image:loc></image:image>`).join('')}</url>`,
  )
  const urls = [
    ...(part === '0' ? FIXED.map((path) => `<url><loc>${address(path)}</loc></url>`) : []),
    ...products,
  ]
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">${urls.join('')}</urlset>`,
    { headers: { 'content-type': 'application/xml' } },
  )
})
