import { newId } from '@/features/basket/stores/request-list'
import { changeBook, openBook, presentBook } from '@/features/basket/stores/saved-lists'
import type { Offered } from '../../rules/offered'

/** The result of pressing “Save”: the list, and how to undo it. */
export interface Saving {
  list: string
  saved: boolean
  undo: () => Promise<void>
}

/**
 * Adds an article to the first of one's own lists, or removes the design from it.
 * @param firstName name of a list created where there is none
 */
export function toggleSaved(article: Offered, firstName: string): Promise<Saving> {
  const saving = before.then(() => toggle(article, firstName))
  before = saving.then(
    () => undefined,
    () => undefined,
  )
  return saving
}
/** One press after the other: two at once would each create a first list. */
let before: Promise<void> = Promise.resolve()

async function toggle({ sku, styleNumber: style }: Offered, firstName: string): Promise<Saving> {
  await openBook()
  const { lists } = presentBook()
  const own = lists.find(({ by }) => by === undefined)
  const savedItem = own?.items.find((item) => item.style === style || item.sku === sku)
  if (own && savedItem) {
    await changeBook({ do: 'remove', listId: own.id, sku: savedItem.sku })
    return {
      list: own.name,
      saved: false,
      undo: () => changeBook({ do: 'item', listId: own.id, item: savedItem }),
    }
  }
  const id = own?.id ?? newId()
  const item = { sku, style, quantity: null, note: '' }
  await changeBook(
    own
      ? { do: 'item', listId: id, item }
      : { do: 'put', list: { id, name: firstName, items: [item] } },
  )
  return {
    list: own?.name ?? firstName,
    saved: true,
    undo: () => changeBook({ do: 'remove', listId: id, sku }),
  }
}
