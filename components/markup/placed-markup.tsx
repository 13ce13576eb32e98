'use client'

import { useState } from 'react'
import { laidMarkup } from './laid-markup'

export interface MarkupAttributes {
  className?: string
  'aria-labelledby'?: string
}

/** Markup that came with documents, for pages that the router shows again without a new request. */
const cameWith = new Map<string, string>()

function broughtBy(id: string): string {
  if (typeof document === 'undefined') return laidMarkup.get(id) ?? ''
  const there = document.getElementById(id)
  if (there) cameWith.set(id, there.innerHTML)
  return cameWith.get(id) ?? ''
}

/** Places markup in the page: from the data, or as it stands in the document already. */
export function PlacedMarkup({
  id,
  html,
  ...attributes
}: MarkupAttributes & { id: string; html?: string }) {
  const [placed] = useState(() => html ?? broughtBy(id))
  return (
    <div
      id={id}
      // Nothing in it is hydrated.
      data-markup
      {...attributes}
      // A browser serializes its markup a little differently from what it was sent.
      suppressHydrationWarning
      dangerouslySetInnerHTML={{ __html: placed }}
    />
  )
}
