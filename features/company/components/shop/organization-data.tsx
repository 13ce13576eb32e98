import { siteUrl } from '@/platform/env/public'
import { houseFacts } from '@/platform/house/facts'
import { scriptJson } from '@/platform/script-json'
import { organizationData } from '../../rules/organization'

/** Who the house is, for search engines; nothing where it hasn’t said. */
export async function OrganizationData() {
  const house = await houseFacts()
  if (house.isUnset) return null
  return (
    <script
      type="application/ld+json"
      dangerouslySetInnerHTML={{ __html: scriptJson(organizationData(house, siteUrl())) }}
    />
  )
}
