import 'server-only'
import { atLine, type Message } from '@/i18n/message'
import type { DecimalSign } from '@/platform/amounts'
import { db } from '@/platform/db/client'
import { InvalidInputError } from '@/platform/errors'
import type { WrittenEntry } from '../rules/entry-lines'
import { readEntries, type EntryProblem, type EntryRow } from '../rules/entry-lines'

/** Wrong lines named at most; the rest is counted. */
const SHOWN = 50

/**
 * Turns rows into entries that the catalog knows: products by id.
 * @param chosenSign the rows' decimal sign, if somebody chose one
 */
export async function knownEntries(
  rows: readonly EntryRow[],
  chosenSign?: DecimalSign,
): Promise<{ entries: WrittenEntry[]; problems: EntryProblem[] }> {
  const { entries, problems } = readEntries(rows, chosenSign)
  const keys = (scope: WrittenEntry['scope']) =>
    entries.filter((entry) => entry.scope === scope).map(({ key }) => key)
  const [products, variants, types] = await Promise.all([
    db.product.findMany({
      where: { styleNumber: { in: keys('PRODUCT') } },
      select: { id: true, styleNumber: true },
    }),
    db.variant.findMany({ where: { sku: { in: keys('SKU') } }, select: { sku: true } }),
    db.product.findMany({
      where: { type: { in: keys('TYPE') } },
      select: { type: true },
      distinct: ['type'],
    }),
  ])
  const ids = new Map(products.map(({ id, styleNumber }) => [styleNumber, id]))
  const catalog = {
    SKU: new Set(variants.map(({ sku }) => sku)),
    TYPE: new Set(types.map(({ type }) => type)),
  }
  const knownRows = entries.flatMap((entry): WrittenEntry[] => {
    const { scope, key, line } = entry
    if (scope === 'PRODUCT') {
      const id = ids.get(key)
      if (id) return [{ ...entry, key: id }]
      problems.push({ line, problem: { code: 'priceRows.unknown_style', values: { key } } })
      return []
    }
    if ((scope === 'SKU' || scope === 'TYPE') && !catalog[scope].has(key)) {
      problems.push({
        line,
        problem: {
          code: scope === 'SKU' ? 'priceRows.unknown_sku' : 'priceRows.unknown_type',
          values: { key },
        },
      })
      return []
    }
    return [entry]
  })
  return { entries: knownRows, problems: problems.toSorted((a, b) => a.line - b.line) }
}

/** @throws InvalidInputError naming the lines at `entries` */
export function refuseProblems(problems: readonly EntryProblem[]): void {
  if (problems.length === 0) return
  const count = problems.length - SHOWN
  const more: Message[] =
    count > 0 ? [{ code: 'priceRows.and_more', values: { count: { whole: count } } }] : []
  throw new InvalidInputError({
    entries: [
      ...problems.slice(0, SHOWN).map(({ line, problem }) => atLine(line, problem)),
      ...more,
    ],
  })
}
