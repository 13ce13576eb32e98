import { storedValue } from '@/platform/stored-value'
import { applyChange, readBook, type BookChange, type SavedList } from '../rules/saved-lists'

/**
 * The visitor's saved lists: on the server for whoever is signed in, in the browser for everybody
 * else. The browser's lists are moved to the account once, at sign-in.
 */

export interface Book {
  /** null until it is known whether somebody is signed in */
  person: boolean | null
  /** whether there are colleagues to share with */
  company: boolean
  lists: readonly SavedList[]
}

const NONE: readonly SavedList[] = []
const local = storedValue<readonly SavedList[]>('fsc.lists.v1', readBook, NONE)
export const EMPTY_BOOK: Book = { person: null, company: false, lists: NONE }

let book = EMPTY_BOOK
let loading: Promise<Book> | null = null
const listeners = new Set<() => void>()

function become(next: Book): Book {
  book = next
  listeners.forEach((listener) => listener())
  return book
}

export const presentBook = (): Book => book
export function subscribeBook(listener: () => void): () => void {
  listeners.add(listener)
  const unsubscribe = local.subscribe(() => {
    if (book.person === false) become({ ...book, lists: local.get() })
  })
  return () => {
    listeners.delete(listener)
    unsubscribe()
  }
}

/**
 * Asks, once a page, who it is and what lists they have; lists of the browser are merged into a
 * person's own.
 */
export function openBook(): Promise<Book> {
  loading ??= ask().catch((error: unknown) => {
    loading = null
    throw error
  })
  return loading
}

async function ask(): Promise<Book> {
  const answer = await fetch('/api/v1/lists')
  if (!answer.ok) throw new Error(`lists: ${answer.status}`)
  const { lists, company } = (await answer.json()) as {
    lists: SavedList[] | null
    company: boolean
  }
  if (lists === null) return become({ person: false, company: false, lists: local.get() })
  const browserLists = local.get()
  for (const { id, name, items } of browserLists)
    await send({ do: 'put', list: { id, name, items: [...items] } })
  if (browserLists.length === 0) return become({ person: true, company, lists })
  local.set(NONE)
  return ask()
}

async function send(change: BookChange): Promise<void> {
  const answer = await fetch('/api/v1/lists', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(change),
  })
  if (!answer.ok) throw new Error(`lists: ${answer.status}`)
}

/**
 * Makes a change and shows it at once; it is undone if the server refuses it. @throws when it was
 * refused
 */
export async function changeBook(change: BookChange): Promise<void> {
  const { person } = await openBook()
  const before = book.lists
  const lists = applyChange(before, change)
  become({ ...book, lists })
  if (!person) return local.set(lists)
  try {
    await send(change)
  } catch (error) {
    become({ ...book, lists: before })
    throw error
  }
}
