import type { HouseFacts } from '@/platform/house/schema'

/**
 * The house for search engines (schema.org Organization). Pure.
 * @param site the site's public address
 * @param logo null where there is none
 */
export const organizationData = (
  house: HouseFacts,
  site: URL,
  logo: { path: string } | null,
): object => ({
  '@context': 'https://schema.org',
  '@type': 'Organization',
  '@id': new URL('/#organization', site).href,
  name: house.shortName,
  legalName: house.legalName,
  ...(house.localName ? { alternateName: house.localName } : {}),
  url: site.href,
  ...(logo ? { logo: new URL(logo.path, site).href } : {}),
  ...(house.footer ? { description: house.footer } : {}),
  ...(house.email ? { email: house.email } : {}),
  ...(house.phone ? { telephone: house.phone } : {}),
  ...(house.taxNumber ? { taxID: house.taxNumber } : {}),
  ...(house.country
    ? {
        address: {
          '@type': 'PostalAddress',
          streetAddress: house.address.join(', '),
          addressCountry: house.country,
        },
      }
    : {}),
})
