import type { CompanyAddress } from '@/platform/db/generated/client'

/** An address as papers print it, one line each. Pure. */
export const addressLines = ({
  lines,
  district,
  postcode,
  city,
  region,
}: Pick<CompanyAddress, 'lines' | 'district' | 'postcode' | 'city' | 'region'>): string[] =>
  [...lines.split('\n'), district, `${postcode} ${city}`.trim(), region].filter(Boolean)
