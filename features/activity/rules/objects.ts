import type { PlainPermission } from '@/features/accounts/rules/permissions'

/** The objects of the audit record: each type with its subject, and who may read about it. Pure. */

/** Subjects that the record can be filtered by, in the order in which they are offered. */
export const SUBJECTS = [
  'request',
  'quote',
  'order',
  'payment',
  'company',
  'product',
  'price_list',
  'cost',
  'tariff',
  'freight',
  'setting',
  'mail',
  'person',
] as const
export type Subject = (typeof SUBJECTS)[number]

interface ObjectType {
  subject: Subject
  permission: PlainPermission
}

const of = (subject: Subject, permission: PlainPermission): ObjectType => ({ subject, permission })

/** Types as the record names them. One that isn't listed counts as people and their sign-ins. */
const TYPES: Readonly<Record<string, ObjectType>> = {
  quote_request: of('request', 'request.list'),
  attachment: of('request', 'request.list'),
  quote: of('quote', 'quote.list'),
  quote_revision: of('quote', 'quote.list'),
  send_limit: of('quote', 'quote.list'),
  order: of('order', 'order.list'),
  payment: of('payment', 'order.list'),
  ledger_closing: of('payment', 'ledger.read'),
  bank_statement: of('payment', 'transfer.match'),
  bank_entry: of('payment', 'transfer.match'),
  bank_csv_profile: of('payment', 'transfer.match'),
  stripe_payout: of('payment', 'ledger.read'),
  stripe_difference: of('payment', 'ledger.read'),
  company: of('company', 'company.read'),
  company_member: of('company', 'company.read'),
  company_group: of('price_list', 'price-list.read'),
  price_list: of('price_list', 'price-list.read'),
  product: of('product', 'catalog.desk'),
  product_batch: of('product', 'catalog.desk'),
  product_import: of('product', 'catalog.desk'),
  picture: of('product', 'catalog.desk'),
  compliance_document: of('product', 'catalog.desk'),
  cost_entry: of('cost', 'cost.read'),
  cost_rate: of('cost', 'cost.read'),
  tariff_change_set: of('tariff', 'tariff.read'),
  tariff_outlook: of('tariff', 'tariff.read'),
  quota_window: of('tariff', 'tariff.read'),
  importer_readiness: of('tariff', 'tariff.read'),
  own_work_rule: of('tariff', 'tariff.read'),
  freight_import: of('freight', 'freight.read'),
  setting: of('setting', 'setting.read'),
  bank_change: of('setting', 'setting.read'),
  house_picture: of('setting', 'setting.read'),
  mail: of('mail', 'mail.read'),
}

/** Sign-ins, refusals, and types that nobody has listed: only for readers of the whole record. */
const PEOPLE: ObjectType = of('person', 'audit.read')

/** The subject of a type, and who may read about it. */
export const objectType = (type: string): ObjectType =>
  Object.hasOwn(TYPES, type) ? (TYPES[type] ?? PEOPLE) : PEOPLE

/** The listed types of a subject. */
export const typesOf = (subject: Subject): string[] =>
  Object.keys(TYPES).filter((type) => TYPES[type]?.subject === subject)

/** The types that somebody with some permissions may read about. */
export const readableTypes = (may: (permission: PlainPermission) => boolean): string[] =>
  Object.keys(TYPES).filter((type) => may(objectType(type).permission))

/** Words in the path of a value that mark what goods cost us. */
const OF_COSTS = /cost|margin|floor/i

/** Whether a value is only for those who may see costs. */
export const isOfCosts = (action: string, path: readonly string[]): boolean =>
  OF_COSTS.test(path.join('.')) || (action === 'quote.approve_floor' && path[0] !== 'reason')
