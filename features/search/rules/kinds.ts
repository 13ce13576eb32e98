import type { PlainPermission } from '@/features/accounts/rules/permissions'

/** What the desk's search finds: in groups, each for the roles that may read it. Pure; safe in the browser. */

interface Group {
  permission: PlainPermission
  /**
   * the page of a result.
   * @param target a number, an id, a code or an address
   */
  href: (target: string) => string
  /** its title is a number or a code */
  code?: true
}

/** In the order in which they are shown. */
export const GROUPS = {
  action: { permission: 'desk.search', href: (address) => address },
  request: { permission: 'request.list', href: (n) => `/staff/requests/${n}`, code: true },
  quote: { permission: 'quote.list', href: (n) => `/staff/quotes/${n}`, code: true },
  order: { permission: 'order.list', href: (n) => `/staff/orders/${n}`, code: true },
  company: { permission: 'company.read', href: (id) => `/staff/companies/${id}` },
  person: { permission: 'company.read', href: (id) => `/staff/companies/${id}#people` },
  colleague: { permission: 'people.manage', href: (id) => `/staff/settings/people/${id}` },
  product: { permission: 'catalog.desk', href: (id) => `/staff/catalog/${id}`, code: true },
  hs: {
    permission: 'tariff.read',
    href: (code) => `/staff/tariffs?q=${encodeURIComponent(code)}`,
    code: true,
  },
  price_list: { permission: 'price-list.read', href: (n) => `/staff/price-lists/${n}`, code: true },
  setting: { permission: 'setting.read', href: (section) => `/staff/settings/${section}` },
} as const satisfies Record<string, Group>

export type SearchGroup = keyof typeof GROUPS
export const GROUP_NAMES = Object.keys(GROUPS) as SearchGroup[]

/** The groups that are rows of the search's own table. */
export const STORED = ['request', 'quote', 'order', 'company', 'person', 'price_list'] as const

/** One result. */
export interface Found {
  /** the key by which it is read again: `quote:0198…` */
  key: string
  group: SearchGroup
  title: string
  detail: string
  href: string
}

/** A key of a result, or null for anything else. */
export function readKey(key: string): { group: SearchGroup; ref: string } | null {
  const at = key.indexOf(':')
  const group = GROUP_NAMES.find((name) => name === key.slice(0, at))
  return group && key.length <= 120 ? { group, ref: key.slice(at + 1) } : null
}
