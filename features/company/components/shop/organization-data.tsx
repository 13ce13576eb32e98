import { siteUrl } from '@/platform/env/public'
import { houseFacts } from '@/platform/house/facts'
import { houseLogo } from '@/platform/house/pictures'
import { scriptJson } from '@/platform/script-json'
import { organizationData } from '../../rules/organization'

/** Facts about the house for search engines; empty where none are set. */
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
