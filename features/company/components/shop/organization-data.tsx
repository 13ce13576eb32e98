import { siteUrl } from '@/platform/env/public'
import { houseFacts } from '@/platform/house/facts'
import { houseLogo } from '@/platform/house/pictures'
import { scriptJson } from '@/platform/script-json'
import { organizationData } from '../../rules/organization'

/** Who the house is, for search engines; nothing where it hasn’t said. */
export async function OrganizationData() {
  const [house, logo] = await Promise.all([houseFacts(), houseLogo()])
  if (house.isUnset) return null
  return (
    <script
      type="application/ld+json"
      dangerouslySetInnerHTML={{ __html: scriptJson(organizationData(house, siteUrl(), logo)) }}
    />
  )
}
