import { sitemapPart } from '@/features/catalog/queries'
import { siteUrl } from '@/platform/env/public'

/** Pages that are always there, listed with the first part. */
const FIXED = ['/', '/catalog', '/tariffs', '/request']

/** One part of the sitemap, at `/sitemap-0.xml` and on; a part there is not is 404. */
export async function GET(_: Request, { params }: RouteContext<'/api/sitemap/[part]'>): Promise<Response> {
  const { part } = await params
  if (!/^\d{1,4}$/.test(part)) return new Response(null, { status: 404 })
  const products = await sitemapPart(Number(part))
  if (products.length === 0 && part !== '0') return new Response(null, { status: 404 })
  const address = (path: string) => new URL(path, siteUrl()).href
  // Slugs are small letters, digits and hyphens: nothing in them to escape.
  const urls = [...(part === '0' ? FIXED.map((path) => `<url><loc>${address(path)}</loc></url>`) : []), ...products.map(({ slug, changed }) => `<url><loc>${address(`/products/${slug}`)}</loc><lastmod>${changed}</lastmod></url>`)]
  return new Response(`<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>`, { headers: { 'content-type': 'application/xml' } })
}
