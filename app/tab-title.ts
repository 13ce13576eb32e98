import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { currentActor } from '@/features/accounts/queries/current-actor'
import type { Actor } from '@/features/accounts/rules/actor'
import { foundAgain } from '@/features/search/queries/search-everything'
import type { SearchGroup } from '@/features/search/rules/kinds'
import type { Messages } from '@/i18n/messages'
import { ForbiddenError, NotFoundError } from '@/platform/errors'

type Params = Record<string, string>

/**
 * The title of a page of the desk or of an account in the browser's tab: the words that
 * `messages/en/tabs.json` has for its route, which may contain parts of the address, such as a
 * number.
 * @param nameOf looks up, as the reader, the name of an object that the address only has an id of;
 * where the reader may not read it, or it doesn't exist, the title has only the words
 */
export const tabTitle =
  (route: keyof Messages['tabs'], nameOf?: (actor: Actor, params: Params) => Promise<string>) =>
  async ({ params }: { params: Promise<Params> }): Promise<Metadata> => {
    const [t, encoded] = await Promise.all([getTranslations('tabs'), params])
    const decoded = Object.fromEntries(
      Object.entries(encoded).map(([name, value]) => [name, decodeURIComponent(value)]),
    )
    const words = t(route, decoded)
    const name = nameOf ? await nameOf(await currentActor(), decoded).catch(unread) : ''
    const title = name ? `${name} · ${words}` : words
    return {
      title: route.startsWith('/staff') ? await deskTitle(title) : title,
      robots: { index: false },
    }
  }

/** An absolute title: a layout's own page, the desk's first, doesn't get the layout's template. */
const deskTitle = async (pageTitle: string) => ({
  absolute: `${pageTitle} · ${(await getTranslations('staff'))('title')}`,
})

/** The name that the desk's search has for the object with this id. */
export const foundName =
  (group: SearchGroup) =>
  async (actor: Actor, { id = '' }: Params): Promise<string> => {
    const [found] = await foundAgain(actor, [`${group}:${id}`], await getLocale())
    return found?.title ?? ''
  }

function unread(error: unknown): string {
  if (error instanceof NotFoundError || error instanceof ForbiddenError) return ''
  throw error
}
