import 'server-only'
import { db } from '@/platform/db/client'
import type { CostEntry } from '../rules/unit-cost'

type Named = Pick<CostEntry, 'subject' | 'key'>

/** The articles among entries that neither the catalog nor a quote knows, as `SUBJECT key`. */
export async function unknownKeys(entries: readonly Named[]): Promise<Set<string>> {
  const keys = (subject: Named['subject']) =>
    entries.flatMap((entry) => (entry.subject === subject ? [entry.key] : []))
  const options = keys('OPTION').map((key) => {
    const [style = '', ...code] = key.split('/')
    return { style, code: code.join('/') }
  })
  const [variants, catalogOptions] = await Promise.all([
    db.variant.findMany({ where: { sku: { in: keys('SKU') } }, select: { sku: true } }),
    db.productOption.findMany({
      where: {
        OR: options.map(({ style, code }) => ({ code, product: { styleNumber: style } })),
      },
      select: { code: true, product: { select: { styleNumber: true } } },
    }),
  ])
  const skus = new Set(variants.map(({ sku }) => sku))
  const codes = new Set(catalogOptions.map(({ code, product }) => `${product.styleNumber}/${code}`))
  const isLine = (key: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key)
  return new Set(
    entries
      .filter(({ subject, key }) =>
        subject === 'SKU' ? !skus.has(key) : subject === 'OPTION' ? !codes.has(key) : !isLine(key),
      )
      .map(({ subject, key }) => `${subject} ${key}`),
  )
}
