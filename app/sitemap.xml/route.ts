import { connection } from 'next/server'
import { sitemapParts } from '@/features/catalog/queries/sitemap'
import { siteUrl } from '@/platform/env/public'

/** The list of the sitemap's parts. */
export async function GET(): Promise<Response> {
  // A build may not know the site's address yet.
  await connection()
  const parts = Array.from(
    { length: await sitemapParts() },
    (_, part) => `<sitemap><loc>${new URL(`/sitemap-${part}.xml`, siteUrl()).href}</loc></sitemap>`,
  )
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${parts.join('')}</sitemapindex>`,
    { headers: { 'content-type': 'application/xml' } },
  )
}
