import { z } from 'zod'
import { lineSchema } from '@/platform/fields'

/** Saved lists: what they hold and how they change, the same in the browser and on the server. Pure; browser-safe. */

export const MOST_LISTS = 50
export const MOST_ITEMS = 200

const listId = z.uuid()
const name = lineSchema(60).min(1)
const sku = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9][A-Z0-9.-]{1,63}$/)
const quantity = z.int().min(1).max(1_000_000).nullable()
const note = z.string().trim().max(300)
const item = z.object({ sku, style: z.string().max(40).default(''), quantity, note })
const list = z.object({ id: listId, name, items: z.array(item).max(MOST_ITEMS) })

export const changeSchema = z.discriminatedUnion('do', [
  /** makes a list, brings a deleted one back, or adds what one lacks: repeated, it changes nothing */
  z.object({ do: z.literal('put'), list }),
  z.object({ do: z.literal('rename'), listId, name }),
  z.object({ do: z.literal('share'), listId, shared: z.boolean() }),
  z.object({ do: z.literal('delete'), listId }),
  /** an article that is there already is changed */
  z.object({ do: z.literal('item'), listId, item }),
  z.object({ do: z.literal('remove'), listId, sku }),
])
export type BookChange = z.output<typeof changeSchema>
export type SavedItem = z.output<typeof item>

export interface SavedList {
  id: string
  name: string
  items: readonly SavedItem[]
  shared: boolean
  /** whose it is, where it is a colleague's: it can be read and copied, not changed */
  by?: string
}

/** Reads what a browser kept; damaged lists and articles are left out. */
export function readBook(content: unknown): readonly SavedList[] {
  if (!Array.isArray(content)) return []
  const read = content.flatMap((each: unknown): SavedList[] => {
    if (typeof each !== 'object' || each === null) return []
    const { items } = each as { items?: unknown }
    const kept = (Array.isArray(items) ? items : []).flatMap(
      (one: unknown) => item.safeParse(one).data ?? [],
    )
    const parsed = list.safeParse({
      ...each,
      items: unique(kept, ({ sku: code }) => code).slice(0, MOST_ITEMS),
    })
    return parsed.success ? [{ ...parsed.data, shared: false }] : []
  })
  return unique(read, ({ id }) => id).slice(0, MOST_LISTS)
}

/** Lists after a change; one of a list that isn't there changes nothing. */
export function applyChange(lists: readonly SavedList[], change: BookChange): readonly SavedList[] {
  if (change.do === 'put') {
    const { list: put } = change
    const held = lists.find(({ id }) => id === put.id)
    if (held)
      return lists.map((each) =>
        each.id === put.id
          ? {
              ...each,
              items: unique([...each.items, ...put.items], ({ sku: code }) => code).slice(
                0,
                MOST_ITEMS,
              ),
            }
          : each,
      )
    return lists.length >= MOST_LISTS ? lists : [...lists, { ...put, shared: false }]
  }
  if (change.do === 'delete') return lists.filter(({ id }) => id !== change.listId)
  return lists.map((each) => {
    if (each.id !== change.listId) return each
    if (change.do === 'rename') return { ...each, name: change.name }
    if (change.do === 'share') return { ...each, shared: change.shared }
    if (change.do === 'remove')
      return { ...each, items: each.items.filter(({ sku: code }) => code !== change.sku) }
    const there = each.items.some(({ sku: code }) => code === change.item.sku)
    if (!there && each.items.length >= MOST_ITEMS) return each
    return {
      ...each,
      items: there
        ? each.items.map((one) => (one.sku === change.item.sku ? change.item : one))
        : [...each.items, change.item],
    }
  })
}

const unique = <T>(all: readonly T[], key: (value: T) => string): T[] =>
  [...new Map(all.toReversed().map((each) => [key(each), each])).values()].toReversed()
