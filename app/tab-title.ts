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
 * What the browser's tab calls a page of the desk or of an account: the words that `messages/en/tabs.json` has for
 * its route, which may hold what stands in the address, as a number.
 * @param nameOf what the thing is called that the address only has an id of, asked as the reader; who may not read
 *   it, or where it isn't there, the words alone are said
 */
export const tabTitle =
  (route: keyof Messages['tabs'], nameOf?: (actor: Actor, params: Params) => Promise<string>) =>
  async ({ params }: { params: Promise<Params> }): Promise<Metadata> => {
    const [t, named] = await Promise.all([getTranslations('tabs'), params])
    const known = Object.fromEntries(
      Object.entries(named).map(([name, value]) => [name, decodeURIComponent(value)]),
    )
    const words = t(route, known)
    const name = nameOf ? await nameOf(await currentActor(), known).catch(unread) : ''
    const title = name ? `${name} · ${words}` : words
    return {
      title: route.startsWith('/staff') ? await ofDesk(title) : title,
      robots: { index: false },
    }
  }

/** Said whole: a layout's own page, the desk's first, doesn't get the layout's template. */
const ofDesk = async (said: string) => ({
  absolute: `${said} · ${(await getTranslations('staff'))('title')}`,
})

/** What the desk's search calls the thing with this id. */
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
