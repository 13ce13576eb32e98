import 'server-only'
import { priceInput } from '@/features/pricing/rules/choice'
import { listPrice } from '@/features/pricing/rules/list-price'
import { engineFacts, factsOf } from '@/features/tariffs/rules/goods-facts'
import { db } from '@/platform/db/client'
import { rulesOf } from './product-rows'
import { hsCodeFor } from '../rules/hs-code'
import { materialFacts } from '../rules/materials'

/** A design as customs sees it at a quantity, by list prices. */
export interface DutiableGoods {
  name: string
  hsCode: string
  /** US cents */
  valueMinor: number
  netWeightGrams: string
  /** what its materials determine for the tariff engine */
  facts: Record<string, boolean>
}

/**
 * A published design by its style number, or by one of its SKUs; null where there is none.
 * @param destination whose customs code to use
 */
export async function dutiableGoods(
  styleOrSku: string,
  quantity: number,
  destination: string,
): Promise<DutiableGoods | null> {
  const code = styleOrSku.trim().toUpperCase()
  const product = await db.product.findFirst({
    where: {
      status: 'PUBLISHED',
      OR: [{ styleNumber: code }, { variants: { some: { sku: code } } }],
    },
    include: {
      priceBreaks: { orderBy: { fromQuantity: 'asc' } },
      variants: { orderBy: { position: 'asc' } },
    },
  })
  if (!product) return null
  const rules = rulesOf(product)
  const variant = product.variants.find(({ sku }) => sku === code) ?? product.variants[0]
  const { lineTotalMinor } = listPrice(
    priceInput({ ...product, ...rules, options: [] }, variant, { optionCodes: [], quantity }),
  )
  return {
    name: product.name,
    hsCode: hsCodeFor(destination, { hsCodeUs: product.hsCodeUs, hsCodes: rules.hsCodes }),
    valueMinor: lineTotalMinor,
    netWeightGrams: product.unitWeightGrams.mul(quantity).toString(),
    facts: engineFacts(factsOf(rules.facts), materialFacts(rules.materials)),
  }
}
