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

/** Of what stands in no table at most. */
const SHOWN = 5
/** As many as a browser keeps. */
const MOST_RECENT = 12

/** The groups whose things an actor's roles read. */
const groupsOf = (actor: Actor): SearchGroup[] =>
  GROUP_NAMES.filter((group) => may(actor, GROUPS[group].permission))

/**
 * What the desk has of what is typed, in groups: of each role what it may read.
 * @param locale of who asks: actions and settings are found by their words in it
 * @throws ForbiddenError
 */
export async function searchEverything(
  actor: Actor,
  typed: string,
  locale: Locale,
): Promise<Found[]> {
  authorize(actor, 'desk.search')
  const q = asked(typed)
  if (termsOf(q).length === 0) return []
  const groups = groupsOf(actor)
  const kinds = STORED.filter((kind) => groups.includes(kind))
  const [stored, products, codes, colleagues] = await Promise.all([
    storedFound(q, kinds),
    groups.includes('product') ? productsFound(q) : [],
    groups.includes('hs') ? codesFound(actor, q) : [],
    groups.includes('colleague') ? colleaguesFound(q) : [],
  ])
  const found = [
    ...foundByWords(actor, locale)
      .filter(({ words }) => fits(termsOf(q), words))
      .map(({ one }) => one),
    ...stored,
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

/** What was opened before, by its keys, in their order; what is gone or no longer this actor's is left out. */
export async function foundAgain(
  actor: Actor,
  keys: readonly string[],
  locale: Locale,
): Promise<Found[]> {
  authorize(actor, 'desk.search')
  const groups = groupsOf(actor)
  const wanted = keys
    .slice(0, MOST_RECENT)
    .flatMap((key) => readKey(key) ?? [])
    .filter(({ group }) => groups.includes(group))
  const refs = wanted.flatMap(({ group, ref }) => {
    const kind = STORED.find((each) => each === group)
    return kind ? [{ kind, ref }] : []
  })
  const idsOf = (wantedGroup: SearchGroup) =>
    wanted.flatMap(({ group, ref }) => (group === wantedGroup ? [ref] : []))
  const [stored, products, colleagues] = await Promise.all([
    storedByRef(refs),
    productsByRef(idsOf('product')),
    colleaguesByRef(idsOf('colleague')),
  ])
  const all = new Map(
    [
      ...stored,
      ...products,
      ...colleagues,
      ...foundByWords(actor, locale).map(({ one }) => one),
    ].map((one) => [one.key, one] as const),
  )
  return keys.flatMap((key) => all.get(key) ?? [])
}

/** Actions and settings with the words they are found by. */
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
