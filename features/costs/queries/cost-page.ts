import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { db } from '@/platform/db/client'
import { factoryDay } from '@/platform/day'
import { NotFoundError } from '@/platform/errors'
import { holdingOn, ratesOn } from '../rules/rates'
import {
  exchangeInto,
  unitCost,
  type CostEntry,
  type MissingRate,
  type UnitCost,
} from '../rules/unit-cost'
import { COST_SUBJECTS } from '../schema'
import { costHistory, costName, type KeptCost } from './costs'
import { unknownKeys } from './known-keys'
import { costExchange, costRates } from './rates'

export interface CostPage {
  subject: CostEntry['subject']
  key: string
  name: string
  history: KeptCost[]
  /** by today's rates, in US dollars; null where no entry is valid today */
  today: { cost: UnitCost } | { missing: MissingRate[] } | null
}

/**
 * One article with its cost and who entered it. @throws NotFoundError for an article that nobody
 * sells
 */
export async function costPage(
  actor: Actor,
  article: { subject: unknown; key: unknown },
  now = new Date(),
): Promise<CostPage> {
  authorize(actor, 'cost.read')
  const subject = COST_SUBJECTS.find((each) => each === article.subject)
  const key = typeof article.key === 'string' ? article.key.slice(0, 80) : ''
  if (!subject || (await unknownKeys([{ subject, key }])).size > 0)
    throw new NotFoundError(`cost of ${key}`)
  const [history, rates, unitsPerUsd, name] = await Promise.all([
    costHistory(actor, { subject, key }),
    costRates(actor),
    costExchange(),
    nameOf(subject, key),
  ])
  const day = factoryDay(now)
  const entry = holdingOn(history, day, costName).get(costName({ subject, key }))
  return {
    subject,
    key,
    name,
    history,
    today: entry ? unitCost(entry, ratesOn(rates, day), exchangeInto('USD', unitsPerUsd)) : null,
  }
}

async function nameOf(subject: CostEntry['subject'], key: string): Promise<string> {
  if (subject === 'LINE') return ''
  const [style = '', code = ''] = key.split('/')
  const product = await db.product.findFirst({
    where: subject === 'SKU' ? { variants: { some: { sku: key } } } : { styleNumber: style },
    select: {
      name: true,
      variants: { where: { sku: key }, select: { finishName: true, sizeName: true } },
      options: { where: { code }, select: { name: true } },
    },
  })
  const [variant] = product?.variants ?? []
  return [
    product?.name,
    ...(subject === 'SKU' ? [variant?.finishName, variant?.sizeName] : [product?.options[0]?.name]),
  ]
    .filter(Boolean)
    .join(', ')
}
