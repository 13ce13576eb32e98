import { newId } from '@/features/basket/stores/request-list'
import { changeBook, openBook, presentBook } from '@/features/basket/stores/saved-lists'
import type { Offered } from '../../rules/offered'

/** What a press on “Save” did: the list it bears on, and the way back. */
export interface Saving {
  list: string
  saved: boolean
  undo: () => Promise<void>
}

/**
 * Puts an article on the first list of one's own, or takes the design off it.
 * @param firstName of a list made for it where there is none
 */
export function toggleSaved(article: Offered, firstName: string): Promise<Saving> {
  const saving = before.then(() => toggle(article, firstName))
  before = saving.then(
    () => undefined,
    () => undefined,
  )
  return saving
}
/** One press after the other: two at once would each make a first list. */
let before: Promise<void> = Promise.resolve()

async function toggle({ sku, styleNumber: style }: Offered, firstName: string): Promise<Saving> {
  await openBook()
  const { lists } = presentBook()
  const own = lists.find(({ by }) => by === undefined)
  const held = own?.items.find((item) => item.style === style || item.sku === sku)
  if (own && held) {
    await changeBook({ do: 'remove', listId: own.id, sku: held.sku })
    return {
      list: own.name,
      saved: false,
      undo: () => changeBook({ do: 'item', listId: own.id, item: held }),
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
