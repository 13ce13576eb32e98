import type { MetadataRoute } from 'next'
import { connection } from 'next/server'
import { siteUrl } from '@/platform/env/public'

/** The shop is for everybody; what belongs to one company or to staff is nobody else's to list. */
export default async function robots(): Promise<MetadataRoute.Robots> {
  // A build may not know the site's address yet.
  await connection()
  return {
    rules: { userAgent: '*', allow: '/', disallow: ['/api/', '/staff', '/account', '/quotes/', '/orders/', '/requests/', '/l/', '/sandbox/'] },
    sitemap: new URL('/sitemap.xml', siteUrl()).href,
  }
}
