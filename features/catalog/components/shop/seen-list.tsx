'use client'

import Link from 'next/link'
import { useEffect, useState } from 'react'
import { LightButton } from '@/components/ui/light'
import { Picture } from '@/components/picture'
import { choosingTexts } from '../../rules/choosing-texts'
import type { Offered } from '../../rules/offered'
import { noteSeen, seenProducts, type Seen } from './seen-products'

export interface SeenListProps {
  except?: string | undefined
}

/** The products viewed before that are still in the shop, latest first; the row can be cleared. */
export function SeenList({ except }: SeenListProps) {
  const [products, setProducts] = useState<readonly Seen[]>([])
  useEffect(() => {
    const viewed = seenProducts().filter(({ slug }) => slug !== except)
    const abort = new AbortController()
    // Where the shop can't be asked, the stored products are better than nothing.
    void stillOffered(viewed, abort.signal)
      .catch(() => viewed)
      .then((now) => (abort.signal.aborted ? undefined : setProducts(now)))
    return () => abort.abort()
  }, [except])
  const texts = choosingTexts().seen
  if (products.length === 0) return null
  return (
    <section aria-labelledby="seen" className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <div className="flex items-baseline justify-between gap-4">
        <h2 id="seen" className="text-base">
          {texts.title}
        </h2>
        <LightButton
          onClick={() => {
            noteSeen(null)
            setProducts([])
          }}
          look="link"
          className="text-sm"
        >
          {texts.clear}
        </LightButton>
      </div>
      <ul className="flex snap-x gap-3 overflow-x-auto pb-2">
        {products.map(({ slug, name, style, image }) => (
          <li
            key={slug}
            className="relative grid w-28 flex-none snap-start content-start gap-1 md:w-32"
          >
            {image ? (
              <Picture
                path={image}
                alt=""
                width={128}
                height={128}
                loading="lazy"
                className="aspect-square w-full bg-ground object-cover"
              />
            ) : (
              <span className="aspect-square w-full bg-ground" />
            )}
            <Link
              href={`/products/${slug}`}
              prefetch={false}
              className="text-xs font-medium no-underline after:absolute after:inset-0 hover:underline"
            >
              {name}
            </Link>
            <span className="font-mono text-xs text-muted">{style}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Those that are in the shop, at their current address. One that has left stays recorded: it may come back. */
async function stillOffered(viewed: readonly Seen[], signal: AbortSignal): Promise<Seen[]> {
  const answer = await fetch(
    `/api/v1/articles?${new URLSearchParams(viewed.map(({ style }) => ['code', style]))}`,
    { signal },
  )
  if (!answer.ok) throw new Error(`articles: ${answer.status}`)
  const { articles } = (await answer.json()) as { articles: Offered[] }
  return viewed.flatMap((each) => {
    const now = articles.find(({ styleNumber }) => styleNumber === each.style)
    return now ? [{ ...each, slug: now.slug, name: now.productName }] : []
  })
}
