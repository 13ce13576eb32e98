import 'server-only'
import { randomUUID } from 'node:crypto'
import { headers } from 'next/headers'
import { after } from 'next/server'
import { DOCUMENT_HEADER } from '@/platform/document-request'
import { laidMarkup } from './laid-markup'
import { PlacedMarkup, type MarkupAttributes } from './placed-markup'

/**
 * Markup of a page made for one person, sent once. React would send it twice, in the document and
 * again as data for the browser's router; that is most of the bytes of a document. So here it
 * stands only in the document, or only in the data where a router asks.
 */
export async function Markup({ html, ...attributes }: MarkupAttributes & { html: string }) {
  const id = randomUUID()
  if (!(await headers()).has(DOCUMENT_HEADER))
    return <PlacedMarkup key={id} id={id} html={html} {...attributes} />
  laidMarkup.set(id, html)
  after(() => void laidMarkup.delete(id))
  return <PlacedMarkup key={id} id={id} {...attributes} />
}
