import { KINDS } from '@/features/company/settings/kinds'
import { choiceWord, isSection, sectionWords } from '@/features/company/settings/words'
import { messages } from '@/i18n/messages'
import type { Locale } from '@/i18n/routing'
import { translator } from '@/i18n/translator'
import { dayText, deskInstant } from '@/platform/dates'
import { formatMoney, formatWhole } from '@/platform/money'
import type { Deed } from '../../queries/activity'
import { splitName, type Change, type Leaf } from '../../rules/changes'

/** An action in words. */
export interface SaidDeed {
  who: string
  did: string
  /** the name of its object; empty where that has none */
  of: string
  /** one line for each change: the field, its old value and its new one */
  changes: string[]
}

/** Looks up a word by a key that may be missing. */
const wordIn = (words: Readonly<Record<string, string>>, key: string): string | undefined =>
  Object.hasOwn(words, key) ? words[key] : undefined

/** Fields that hold a code of a state, and how such codes are written. */
const CODE_OF = /(state|status|stage|kind|cause|mode|step)$/i
const CODE = /^[A-Z]+(_[A-Z]+)*$/

const actionKey = (action: string): string => action.replaceAll(/[.-]/g, '_')

/** Makes the function that puts actions into words of a language. */
export function deedSayer(locale: Locale): (deed: Deed) => SaidDeed {
  const t = translator('activity', locale)
  const { activity, settings, staff, companies } = messages[locale]
  const fields: Readonly<Record<string, string>> = activity.fields
  const actions: Readonly<Record<string, string>> = activity.actions

  const whatOf = (action: string): string => {
    const word = wordIn(actions, actionKey(action))
    if (word) return word
    return action.endsWith('.refused')
      ? t('refused', { what: splitName(action.slice(0, -'.refused'.length).replaceAll('.', ' ')) })
      : t('unknown', { what: splitName(action.replaceAll('.', ' ')) })
  }

  const fieldOf = (deed: Deed, path: readonly string[]): string => {
    const [section = ''] = deed.object.id.split(':')
    const own: Readonly<Record<string, string>> =
      deed.object.type === 'setting' && isSection(section)
        ? sectionWords(settings)[section].fields
        : deed.object.type === 'company'
          ? companies.profile
          : {}
    return path
      .map((name) => wordIn(own, name) ?? wordIn(fields, name) ?? splitName(name))
      .join(t('within'))
  }

  const valueOf = (deed: Deed, { path, currency }: Change, leaf: Leaf | undefined): string => {
    const name = path.at(-1) ?? ''
    const [section = ''] = deed.object.id.split(':')
    const setting = deed.object.type === 'setting' && isSection(section) ? section : null
    if (
      setting &&
      KINDS[setting].fields.some((each) => each.name === name && each.kind === 'check')
    )
      return leaf === 'on' ? t('yes') : t('no')
    if (leaf === undefined || leaf === null || leaf === '') return t('empty_value')
    if (typeof leaf === 'boolean') return leaf ? t('yes') : t('no')
    if (typeof leaf === 'number') {
      const of = currency ?? deed.object.named?.currency
      if (name.endsWith('Minor') && of && Number.isSafeInteger(leaf))
        return formatMoney(leaf, of, locale)
      return Number.isSafeInteger(leaf) ? formatWhole(leaf, locale) : String(leaf)
    }
    if (/^\d{4}-\d{2}-\d{2}$/.test(leaf)) return dayText(leaf, locale)
    if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(leaf)) return deskInstant(new Date(leaf), locale)
    // Fields of a product are called by their names.
    if (deed.action === 'product.save' && name === 'fields')
      return leaf
        .split('; ')
        .map((each) => wordIn(staff.catalog.fields, each) ?? splitName(each))
        .join(', ')
    if (setting) return choiceWord(sectionWords(settings)[setting], name, leaf)
    return CODE_OF.test(name) && CODE.test(leaf) ? leaf.toLowerCase().replaceAll('_', ' ') : leaf
  }

  const lineOf = (deed: Deed, change: Change): string => {
    const values = {
      field: fieldOf(deed, change.path),
      before: valueOf(deed, change, change.before),
      after: valueOf(deed, change, change.after),
    }
    if (change.after === undefined) return t('gone', values)
    return change.before === undefined ? t('to', values) : t('from', values)
  }

  const objectOf = ({ object: { type, id, named } }: Deed): string => {
    const [section = '', scope] = id.split(':')
    if (type === 'setting' && isSection(section))
      return [sectionWords(settings)[section].title, scope].filter(Boolean).join(' ')
    return named?.name ?? ''
  }

  return (deed) => ({
    who: deed.who ?? wordIn(activity.actors, deed.actorKind) ?? deed.actorKind,
    did: whatOf(deed.action),
    of: objectOf(deed),
    changes: [
      ...deed.changes.map((change) => lineOf(deed, change)),
      ...(deed.withheld ? [t('withheld')] : []),
    ],
  })
}
