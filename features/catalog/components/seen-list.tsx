'use client'

import Link from 'next/link'
import { useState } from 'react'
import { Picture } from '@/components/picture'
import { choosingTexts } from '../choosing-texts'
import { noteSeen, seenProducts } from '../seen'

export interface SeenListProps {
  except?: string | undefined
}

/** A row of the products seen before, the latest first; it can be forgotten. */
export function SeenList({ except }: SeenListProps) {
  const [products, setProducts] = useState(() => seenProducts().filter(({ slug }) => slug !== except))
  const texts = choosingTexts().seen
  if (products.length === 0) return null
  return (
    <section aria-labelledby="seen" className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <div className="flex items-baseline justify-between gap-4">
        <h2 id="seen" className="text-base">{texts.title}</h2>
        <button type="button" onClick={() => { noteSeen(null); setProducts([]) }} className="inline-flex min-h-11 items-center text-sm text-info underline md:min-h-9">{texts.clear}</button>
      </div>
      <ul className="flex snap-x gap-3 overflow-x-auto pb-2">
        {products.map(({ slug, name, style, image }) => (
          <li key={slug} className="relative grid w-28 flex-none snap-start content-start gap-1 md:w-32">
            {image ? <Picture path={image} alt="" width={128} height={128} loading="lazy" className="aspect-square w-full bg-ground object-cover" /> : <span className="aspect-square w-full bg-ground" />}
            <Link href={`/products/${slug}`} prefetch={false} className="text-xs font-medium no-underline after:absolute after:inset-0 hover:underline">{name}</Link>
            <span className="font-mono text-xs text-muted">{style}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
