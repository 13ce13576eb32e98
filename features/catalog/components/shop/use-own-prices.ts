import { useEffect, useState } from 'react'
import { useHasOwnPrices } from '@/components/site/own-prices'
import type { ProductDetail } from '../../rules/product-views'
import { withOwnPrices, type OwnProductPrices } from '../../rules/own-prices'

/**
 * The product at the signed-in buyer's own prices, once they have arrived; `own` is null where the catalog's apply.
 * They are dropped when the page is left, so that coming back after signing out shows none.
 */
export function useOwnPrices(product: ProductDetail): {
  product: ProductDetail
  own: OwnProductPrices | null
} {
  const has = useHasOwnPrices()
  const [own, setOwn] = useState<OwnProductPrices | null>(null)
  const { slug } = product
  useEffect(() => {
    if (!has) return
    const abort = new AbortController()
    import('./fetch-own-prices')
      .then(({ fetchOwnPrices }) => fetchOwnPrices([slug], abort.signal))
      .then(
        (all) => setOwn(all[slug] ?? null),
        () => undefined,
      )
    return () => {
      abort.abort()
      setOwn(null)
    }
  }, [has, slug])
  return { product: own ? withOwnPrices(product, own) : product, own }
}
