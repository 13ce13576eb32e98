import type { PlainPermission } from '@/features/accounts/rules/permissions'

/** What may be done on the desk, by where it is begun; each is offered to whose roles do it. Pure. */
export const ACTIONS = {
  inbox: ['/staff/requests', 'request.list'],
  newQuote: ['/staff/requests?status=NEW', 'quote.edit'],
  quotes: ['/staff/quotes', 'quote.list'],
  openQuotes: ['/staff/quotes?standing=SIGNABLE', 'quote.list'],
  sendLimits: ['/staff/quotes/limits', 'quote.list'],
  orders: ['/staff/orders', 'order.list'],
  companies: ['/staff/companies', 'company.read'],
  activity: ['/staff/activity', 'activity.read'],
  figures: ['/staff/figures', 'figures.read'],
  catalog: ['/staff/catalog', 'catalog.desk'],
  importProducts: ['/staff/catalog/import', 'catalog.edit'],
  pictures: ['/staff/catalog/pictures', 'catalog.edit'],
  documents: ['/staff/catalog/documents', 'catalog.desk'],
  priceLists: ['/staff/price-lists', 'price-list.read'],
  newPriceList: ['/staff/price-lists/new', 'price-list.edit'],
  companyGroups: ['/staff/price-lists/groups', 'price-list.read'],
  costs: ['/staff/costs', 'cost.read'],
  costRates: ['/staff/costs/rates', 'cost.read'],
  newCost: ['/staff/costs/entry', 'cost.edit'],
  importCosts: ['/staff/costs/import', 'cost.edit'],
  tariffs: ['/staff/tariffs', 'tariff.read'],
  newTariff: ['/staff/tariffs/new', 'tariff.edit'],
  tariffChanges: ['/staff/tariffs/changes', 'tariff.read'],
  tariffImport: ['/staff/tariffs/import', 'tariff.edit'],
  quotas: ['/staff/tariffs/quotas', 'tariff.read'],
  importers: ['/staff/tariffs/importers', 'tariff.read'],
  outlooks: ['/staff/tariffs/outlooks', 'tariff.read'],
  risks: ['/staff/tariffs/risks', 'tariff.read'],
  freight: ['/staff/freight', 'freight.read'],
  freightCalculator: ['/staff/freight/calculator', 'freight.read'],
  importFreight: ['/staff/freight/import', 'freight.edit'],
  mail: ['/staff/mail', 'mail.read'],
  settings: ['/staff/settings', 'setting.read'],
} as const satisfies Record<string, readonly [href: string, permission: PlainPermission]>

export type DeskAction = keyof typeof ACTIONS
export const DESK_ACTIONS = Object.keys(ACTIONS) as DeskAction[]
