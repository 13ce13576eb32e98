import { getMessages, getTranslations } from 'next-intl/server'
import { MessagesProvider } from '@/i18n/messages-provider'
import { pick } from '@/platform/pick'
import { CONTENT_FIELDS, type ContentEntries, type ContentField } from '../../../rules/content'
import { LISTS } from '../../../rules/content-lists'
import type { SaveEntries } from '../../../rules/save-answer'
import { ProductEditor } from './product-editor'

const HINTED = [
  ...(Object.keys(LISTS) as (keyof typeof LISTS)[]),
  'slug',
  'sampleFeeMinor',
] as const

/** The editor's words, and those of problems in a product as it is typed. */
const EDITOR_TEXTS = [
  'productEditor',
  'goods',
  'productRows',
  'priceRows',
  'numbers',
  'validation',
  'common',
] as const

/** The editor of a product with its words. @param props.isNew see `ProductEditor` */
export async function ProductEntries(props: {
  id: string
  version: number
  isNew?: boolean
  start: ContentEntries
  live: ContentEntries
  save: SaveEntries
}) {
  const [t, messages] = await Promise.all([getTranslations('staff.catalog'), getMessages()])
  const labels = Object.fromEntries(
    CONTENT_FIELDS.map((field) => [field, t(`fields.${field}`)]),
  ) as Record<ContentField, string>
  const hints = Object.fromEntries(HINTED.map((field) => [field, t(`hints.${field}`)]))
  return (
    <MessagesProvider messages={pick(messages, EDITOR_TEXTS)}>
      <ProductEditor key={props.id} {...props} labels={labels} hints={hints} />
    </MessagesProvider>
  )
}
