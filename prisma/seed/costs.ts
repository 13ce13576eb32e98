import { staffActor } from '@/features/accounts/rules/actor'
import { importCosts } from '@/features/costs/commands/import-costs'
import { saveCostRate } from '@/features/costs/commands/save-rate'
import { COST_COLUMNS, type CostCells } from '@/features/costs/rules/cost-cells'
import { DESIGN_FAMILIES } from '@/features/designs/rules/family'
import { FAMILIES } from '@/features/designs/rules/families'
import type { PrismaClient } from '@/platform/db/generated/client'
import { csvText } from '@/platform/sheets/csv-write'
import { costExchange } from '@/features/costs/queries/rates'

/** Early enough that quotes of the seed have costs too. */
const FROM = '2026-01-01'
const DEMO_SOURCE = 'demonstration figure, no factory’s'
/** Kind, key, figure, currency. */
const RATES = [
  ['MATERIAL', '316L', '38', 'CNY'],
  ['MATERIAL', '304', '24', 'CNY'],
  ['MATERIAL', 'stone', '900', 'CNY'],
  ['MATERIAL', 'wood', '22', 'CNY'],
  ['MATERIAL', 'board', '9', 'CNY'],
  ['MATERIAL', 'textile', '60', 'CNY'],
  ['MATERIAL', 'glass', '12', 'CNY'],
  ['PLATING', 'pvd-gold', '1.6', 'CNY'],
  ['PLATING', 'pvd-rose-gold', '1.8', 'CNY'],
  ['PLATING', 'pvd-black', '1.4', 'CNY'],
  ['LABOUR', '', '0.9', 'CNY'],
  ['MACHINE', '', '1.5', 'CNY'],
  ['PACKING', 'jewelry', '0.45', 'CNY'],
  ['PACKING', 'boxes', '1.2', 'CNY'],
  ['PACKING', 'organizers', '2.6', 'CNY'],
  ['OVERHEAD', '', '12', ''],
  ['MARGIN_FLOOR', '', '20', ''],
  ['CARD_FEE', '', '3.4', ''],
] as const
/** From memory, to be checked with the tax administration's rate library: listed, and not counted until reviewed. */
const REFUNDS = [
  ['VAT', '', '13'],
  ['REFUND', '7117', '13'],
  ['REFUND', '4819', '13'],
  ['REFUND', '732393', '13'],
] as const
const TO_REVIEW =
  'recalled: hold it against the export refund rate library of the State Taxation Administration'
/** Machine minutes of a family, for the demonstration. */
const minutesOf = (line: string): string =>
  line === 'organizers' ? '22' : line === 'boxes' ? '9' : '4'
/** The cost of a piece of the demonstration, in percent of its lowest price. */
const SHARE = 52

/**
 * Demonstration costs: rates, and every SKU from its parts, through the sheet that staff send.
 * Bench minutes bring a piece to about half of its lowest price.
 * @returns how many articles have a cost
 */
export async function seedCosts(db: PrismaClient, now = new Date()): Promise<number> {
  const staff = staffActor(
    await db.user.findFirstOrThrow({ where: { isDemo: true, roles: { has: 'owner' } } }),
  )
  const context = { actor: staff, now }
  const rate = (kind: string, key: string, value: string, currency: string, source: string) =>
    saveCostRate(context, { kind, key, value, currency, validFrom: FROM, source }, { isDemo: true })
  for (const [kind, key, value, currency] of RATES)
    await rate(kind, key, value, currency, DEMO_SOURCE)
  for (const [kind, key, value] of REFUNDS) await rate(kind, key, value, '', TO_REVIEW)
  for (const family of DESIGN_FAMILIES)
    await rate('DESIGN_MINUTES', family, minutesOf(FAMILIES[family].line), '', DEMO_SOURCE)
  const products = await db.product.findMany({
    include: { variants: true, options: true, priceBreaks: true },
  })
  const { CNY: unitsPerUsd } = await costExchange()
  const yuan = (cents: number): number => (cents / 100) * Number(unitsPerUsd)
  const rows = products.flatMap((product): CostCells[] => {
    const line = product.line.toLowerCase()
    const grade = product.grade ?? (line === 'jewelry' ? '316L' : 'board')
    const grams = Number(product.unitWeightGrams)
    const least = Math.min(...product.priceBreaks.map((each) => each.unitPriceMinor))
    const plated = (finish: string) =>
      RATES.find(([kind, key]) => kind === 'PLATING' && key === finish)
    const cells = { validFrom: FROM, currency: 'CNY', source: DEMO_SOURCE }
    return [
      ...product.variants.map(({ sku, finishCode, unitPriceDeltaMinor }) => {
        const perKg = RATES.find(([kind, key]) => kind === 'MATERIAL' && key === grade)?.[2] ?? '38'
        const plating = plated(finishCode)
        const parts = (grams * 1.08 * Number(perKg)) / 1_000 + Number(plating?.[2] ?? 0) + 2.6
        const whole = (yuan(least + unitPriceDeltaMinor) * SHARE) / 100
        const bench = whole / 1.12 - parts
        const article = { ...cells, subject: 'SKU', key: sku }
        // The cheapest articles would cost more by their parts: sold at list price they would be
        // below the floor.
        if (bench < 0.45) return { ...article, cost: whole.toFixed(2) }
        return {
          ...article,
          materials: `${perKg === '38' ? '316L' : grade} ${product.unitWeightGrams.toFixed(1)} 8`,
          plating: plating?.[1] ?? '',
          labourMinutes: (bench / 0.9).toFixed(1),
          packing: line,
        }
      }),
      ...product.options.map((option) => ({
        ...cells,
        subject: 'OPTION',
        key: `${product.styleNumber}/${option.code}`,
        cost: ((yuan(option.unitPriceMinor) * SHARE) / 100).toFixed(2),
        setUp: ((yuan(option.setupFeeMinor) * SHARE) / 100).toFixed(2),
      })),
    ]
  })
  const sheet = csvText([
    [...COST_COLUMNS],
    ...rows.map((cells) => COST_COLUMNS.map((column) => cells[column] ?? '')),
  ])
  return (await importCosts(context, sheet, { isDemo: true })).entries
}
