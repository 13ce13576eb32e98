import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize, may } from '@/features/accounts/rules/permissions'
import { SECTIONS } from '@/features/company/settings/kind'
import { sectionWords } from '@/features/company/settings/words'
import { messages } from '@/i18n/messages'
import type { Locale } from '@/i18n/routing'
import { translator } from '@/i18n/translator'
import { ACTIONS, DESK_ACTIONS } from '../rules/actions'
import { GROUP_NAMES, GROUPS, readKey, STORED, type Found, type SearchGroup } from '../rules/kinds'
import { asked, fits, termsOf } from '../rules/matching'
import { colleaguesByRef, colleaguesFound } from './colleagues-found'
import { codesFound, productsByRef, productsFound, type CodeFound } from './catalog-found'
import { likeNames, storedByRef, storedFound } from './stored'

/** The most results of a kind that is in no table. */
const SHOWN = 5
/** The most keys that a browser stores. */
const MOST_RECENT = 12

/** The groups that an actor's roles may read. */
const groupsOf = (actor: Actor): SearchGroup[] =>
  GROUP_NAMES.filter((group) => may(actor, GROUPS[group].permission))

/**
 * What the desk finds for a query, in groups, as far as the actor's roles may read it.
 * @param locale of the actor: actions and settings are found by their words in it
 * @throws ForbiddenError
 */
export async function searchEverything(
  actor: Actor,
  query: string,
  locale: Locale,
): Promise<Found[]> {
  authorize(actor, 'desk.search')
  const q = asked(query)
  if (termsOf(q).length === 0) return []
  const groups = groupsOf(actor)
  const kinds = STORED.filter((kind) => groups.includes(kind))
  const [storedThings, products, codes, colleagues] = await Promise.all([
    storedFound(q, kinds),
    groups.includes('product') ? productsFound(q) : [],
    groups.includes('hs') ? codesFound(actor, q) : [],
    groups.includes('colleague') ? colleaguesFound(q) : [],
  ])
  const found = [
    ...foundByWords(actor, locale)
      .filter(({ words }) => fits(termsOf(q), words))
      .map(({ one }) => one),
    ...storedThings,
    ...products,
    ...colleagues.slice(0, SHOWN),
    ...codes.map((code) => codeFound(code, locale)),
  ]
  if (found.length === 0) return likeNames(q, kinds)
  return GROUP_NAMES.flatMap((group) => {
    const of = found.filter((each) => each.group === group)
    return group === 'action' || group === 'setting' ? of.slice(0, SHOWN) : of
  })
}

/**
 * Results opened before, by their keys, in their order; what no longer exists or isn't this actor's any more is left
 * out.
 */
export async function foundAgain(
  actor: Actor,
  keys: readonly string[],
  locale: Locale,
): Promise<Found[]> {
  authorize(actor, 'desk.search')
  const groups = groupsOf(actor)
  const wantedKeys = keys
    .slice(0, MOST_RECENT)
    .flatMap((key) => readKey(key) ?? [])
    .filter(({ group }) => groups.includes(group))
  const refs = wantedKeys.flatMap(({ group, ref }) => {
    const kind = STORED.find((each) => each === group)
    return kind ? [{ kind, ref }] : []
  })
  const idsOf = (wantedGroup: SearchGroup) =>
    wantedKeys.flatMap(({ group, ref }) => (group === wantedGroup ? [ref] : []))
  const [storedThings, products, colleagues] = await Promise.all([
    storedByRef(refs),
    productsByRef(idsOf('product')),
    colleaguesByRef(idsOf('colleague')),
  ])
  const all = new Map(
    [
      ...storedThings,
      ...products,
      ...colleagues,
      ...foundByWords(actor, locale).map(({ one }) => one),
    ].map((one) => [one.key, one] as const),
  )
  return keys.flatMap((key) => all.get(key) ?? [])
}

/** Actions and settings, with the words by which they are found. */
function foundByWords(actor: Actor, locale: Locale): { one: Found; words: string }[] {
  const { search, settings } = messages[locale]
  const t = translator('search', locale)
  const actions = DESK_ACTIONS.filter((action) => may(actor, ACTIONS[action][1])).map((action) => {
    const { title, also } = search.actions[action]
    const [href] = ACTIONS[action]
    return {
      one: { key: `action:${action}`, group: 'action' as const, title, detail: '', href },
      words: `${title} ${also}`,
    }
  })
  if (!may(actor, GROUPS.setting.permission)) return actions
  const words = sectionWords(settings)
  const sections = SECTIONS.map((section) => ({
    one: {
      key: `setting:${section}`,
      group: 'setting' as const,
      title: words[section].title,
      detail: t('settingDetail'),
      href: GROUPS.setting.href(section),
    },
    words: [words[section].title, ...Object.values(words[section].fields)].join(' '),
  }))
  return [...actions, ...sections]
}

function codeFound({ code, products, rows }: CodeFound, locale: Locale): Found {
  const t = translator('search', locale)
  return {
    key: `hs:${code}`,
    group: 'hs',
    title: code,
    detail: t('codeDetail', { products, rows }),
    href: GROUPS.hs.href(code),
  }
}
