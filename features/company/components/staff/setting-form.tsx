import { getMessages, getTranslations } from 'next-intl/server'
import type { DeskField } from '@/components/desk/entry'
import { DeskForm } from '@/components/desk/form'
import type { DeskAction } from '@/components/desk/result'
import { MessagesProvider } from '@/i18n/messages-provider'
import type { Section, SettingField } from '../../settings/kind'
import { KINDS } from '../../settings/kinds'
import { choiceWord, sectionWords, type SectionWords } from '../../settings/words'

/** The form of one setting: its current fields, and the reason of the change. */
export async function SettingForm({
  section,
  scope,
  version,
  texts,
  action,
  submit,
}: {
  section: Section
  /** which setting of the section; null where there is only one, or where the scope is typed */
  scope: string | null
  /** 0 where nobody has set it */
  version: number
  texts: Readonly<Record<string, string>>
  action: DeskAction
  /** words of the button; by default the usual ones */
  submit?: string
}) {
  const [t, { settings, staff }] = await Promise.all([getTranslations('settings'), getMessages()])
  const words = sectionWords(settings)[section]
  const kind = KINDS[section]
  const typed = kind.scope !== null && scope === null
  return (
    <MessagesProvider messages={{ staff: { form: staff.form } }}>
      <DeskForm
        key={`${section} ${scope ?? ''}`}
        action={action}
        id={`setting-${section}`}
        stacked
        {...(kind.columns ? { columns: kind.columns } : {})}
        hidden={typed ? { section } : { section, scope: scope ?? '' }}
        version={version}
        submit={submit ?? t('save')}
        fields={[
          ...(typed ? [{ name: 'scope', label: words.scope ?? t('which') }] : []),
          ...kind.fields.map((field) => deskField(field, words, texts)),
          ...((kind.ask && version > 0) || kind.asksTrade
            ? [{ name: 'sure', label: words.sure ?? t('sure'), type: 'check' as const, wide: true }]
            : []),
          { name: 'note', label: t('note'), hint: t('noteHint'), wide: true },
        ]}
      />
    </MessagesProvider>
  )
}

function deskField(
  { name, kind = 'line', choices = [], wide = false }: SettingField,
  words: SectionWords,
  texts: Readonly<Record<string, string>>,
): DeskField {
  const hint = words.hints[name]
  const common = {
    name,
    label: words.fields[name] ?? name,
    start: texts[name] ?? '',
    ...(hint ? { hint } : {}),
    ...(wide ? { wide } : {}),
  }
  switch (kind) {
    case 'long':
    case 'lines':
      return { ...common, type: 'long' }
    case 'whole':
      return { ...common, number: 'whole' }
    case 'decimal':
      return { ...common, number: { decimals: 8 } }
    case 'day':
      return { ...common, type: 'date' }
    case 'check':
      return { ...common, type: 'check' }
    case 'choice':
      return {
        ...common,
        type: 'select',
        options: choices.map((value) => [value, choiceWord(words, name, value)] as const),
      }
    case 'line':
      return common
  }
}
