'use client'

import { useEffect, useState, type ComponentType } from 'react'
import { noteSeen, seenProducts, type Seen } from './seen-products'
import type { SeenListProps } from './seen-list'

/**
 * The products viewed before, once there are any: a first visit loads none of its code.
 * @param product the one viewed here, which is recorded and not shown
 */
export function SeenStrip({ product }: { product?: Seen }) {
  const [List, setList] = useState<ComponentType<SeenListProps> | null>(null)
  const slug = product?.slug
  useEffect(() => {
    if (seenProducts().some((each) => each.slug !== slug))
      void import('./seen-list').then((bundle) => setList(() => bundle.SeenList))
    if (product) noteSeen(product)
    // One page is one product.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [slug])
  return List ? <List except={slug} /> : null
}
