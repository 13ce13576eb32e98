import type { MetadataRoute } from 'next'
import { connection } from 'next/server'
import { siteUrl } from '@/platform/env/public'

/** Several values of one filter: endless combinations, see next.config.ts for the others. */
const MANY_VALUES = ['line', 'type', 'finish', 'grade'].map(
  (facet) => `/catalog?*${facet}=*&${facet}=`,
)

/** The shop is for everybody; what belongs to one company or to staff isn't listed. */
export default async function robots(): Promise<MetadataRoute.Robots> {
  // A build may not know the site's address yet.
  await connection()
  return {
    rules: {
      userAgent: '*',
      allow: ['/', '/api/pictures/', '/api/house-pictures/'],
      disallow: [
        '/api/',
        '/staff',
        '/account',
        '/quotes/',
        '/orders/',
        '/requests/',
        '/l/',
        '/join/',
        '/sandbox/',
        ...MANY_VALUES,
      ],
    },
    sitemap: new URL('/sitemap.xml', siteUrl()).href,
  }
}
