import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { RowsTable } from '@/components/desk/rows-table'
import { Link } from '@/i18n/link'
import { dayText, deskDay } from '@/platform/dates'
import type { StoredSetting } from '@/platform/settings/read'
import type { Section } from '../../settings/kind'
import { KINDS } from '../../settings/kinds'
import { choiceWord, sectionWords } from '../../settings/words'

/** The settings of a section with several, such as one rate for each currency. */
export async function ScopedSettings({
  section,
  set,
  chosen,
}: {
  section: Section
  set: readonly StoredSetting[]
  chosen: string | null
}) {
  const [t, locale, { settings }] = await Promise.all([
    getTranslations('settings'),
    getLocale(),
    getMessages(),
  ])
  const { summary = [], fields } = KINDS[section]
  const words = sectionWords(settings)[section]
  const fieldOf = (name: string) => fields.find((each) => each.name === name)
  const shown = (name: string, text: string) => {
    const { kind, choices = [] } = fieldOf(name) ?? {}
    if (kind === 'day') return text ? dayText(text, locale) : '–'
    // A value stored before there was a choice counts as the first one.
    if (kind === 'choice') return choiceWord(words, name, text || (choices[0] ?? ''))
    return text === 'on' ? t('yes') : text || '–'
  }
  if (set.length === 0) return <p className="text-sm text-caution">{words.without}</p>
  return (
    <RowsTable
      className="min-w-xl"
      rows={set.map((each) => ({ ...each, scope: each.name.split(':')[1] ?? '' }))}
      keyOf={({ name }) => name}
      columns={[
        {
          head: words.scope ?? t('which'),
          cell: ({ scope }) => (
            <Link
              className="inline-flex min-h-6 items-center text-info underline"
              href={`/staff/settings/${section}?of=${scope}`}
              aria-current={scope === chosen ? 'true' : undefined}
            >
              {scope}
            </Link>
          ),
        },
        ...summary.map((name) => {
          const kind = fieldOf(name)?.kind
          return {
            head: words.fields[name] ?? name,
            num: kind === 'whole' || kind === 'decimal',
            className: 'break-words',
            cell: ({ texts }: StoredSetting) => shown(name, texts[name] ?? ''),
          }
        }),
        {
          head: t('setOn'),
          className: 'whitespace-nowrap text-muted',
          cell: ({ setAt, isDemo }) =>
            [deskDay(setAt, locale), ...(isDemo ? [t('demo')] : [])].join(' · '),
        },
      ]}
    />
  )
}
