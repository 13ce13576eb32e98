import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@/components/ui/table'
import { Link } from '@/i18n/link'
import { dayText, deskDay } from '@/platform/dates'
import type { StoredSetting } from '@/platform/settings/read'
import type { Section } from '../../settings/kind'
import { KINDS } from '../../settings/kinds'
import { choiceWord, sectionWords } from '../../settings/words'

/** The settings of a section with several, such as a rate a currency. */
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
  const kinds = new Map(fields.map(({ name, kind }) => [name, kind]))
  const shown = (field: string, text: string) => {
    if (kinds.get(field) === 'day') return text ? dayText(text, locale) : '–'
    if (kinds.get(field) === 'choice') return choiceWord(words, field, text)
    return text === 'on' ? t('yes') : text || '–'
  }
  if (set.length === 0) return <p className="text-sm text-caution">{words.without}</p>
  return (
    <Table framed className="min-w-xl">
      <TableHeader>
        <TableRow>
          <TableHead>{words.scope}</TableHead>
          {summary.map((field) => (
            <TableHead key={field}>{words.fields[field]}</TableHead>
          ))}
          <TableHead>{t('setOn')}</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {set.map((each) => {
          const scope = each.name.split(':')[1] ?? ''
          return (
            <TableRow key={each.name}>
              <TableCell>
                <Link
                  className="inline-flex min-h-6 items-center text-info underline"
                  href={`/staff/settings/${section}?of=${scope}`}
                  aria-current={scope === chosen ? 'true' : undefined}
                >
                  {scope}
                </Link>
              </TableCell>
              {summary.map((field) => (
                <TableCell key={field} className="break-words">
                  {shown(field, each.texts[field] ?? '')}
                </TableCell>
              ))}
              <TableCell className="whitespace-nowrap text-muted">
                {deskDay(each.setAt, locale)}
                {each.isDemo ? ` · ${t('demo')}` : ''}
              </TableCell>
            </TableRow>
          )
        })}
      </TableBody>
    </Table>
  )
}
