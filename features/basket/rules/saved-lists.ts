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
  /** makes a list, restores a deleted one, or adds what it lacks; repeating it changes nothing */
  z.object({ do: z.literal('put'), list }),
  z.object({ do: z.literal('rename'), listId, name }),
  z.object({ do: z.literal('share'), listId, shared: z.boolean() }),
  z.object({ do: z.literal('delete'), listId }),
  /** adds an article, or changes the one that is there */
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
  /** the owner, where it is a colleague's list: it can be read and copied, not changed */
  by?: string
}

/** Reads what a browser stored; damaged lists and articles are left out. */
export function readBook(content: unknown): readonly SavedList[] {
  if (!Array.isArray(content)) return []
  const savedLists = content.flatMap((each: unknown): SavedList[] => {
    if (typeof each !== 'object' || each === null) return []
    const { items } = each as { items?: unknown }
    const validItems = (Array.isArray(items) ? items : []).flatMap(
      (one: unknown) => item.safeParse(one).data ?? [],
    )
    const parsed = list.safeParse({
      ...each,
      items: unique(validItems, ({ sku: code }) => code).slice(0, MOST_ITEMS),
    })
    return parsed.success ? [{ ...parsed.data, shared: false }] : []
  })
  return unique(savedLists, ({ id }) => id).slice(0, MOST_LISTS)
}

/** The lists after a change; a change of a list that isn't there does nothing. */
export function applyChange(lists: readonly SavedList[], change: BookChange): readonly SavedList[] {
  if (change.do === 'put') {
    const { list: incoming } = change
    const existing = lists.find(({ id }) => id === incoming.id)
    if (existing)
      return lists.map((each) =>
        each.id === incoming.id
          ? {
              ...each,
              items: unique([...each.items, ...incoming.items], ({ sku: code }) => code).slice(
                0,
                MOST_ITEMS,
              ),
            }
          : each,
      )
    return lists.length >= MOST_LISTS ? lists : [...lists, { ...incoming, shared: false }]
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
