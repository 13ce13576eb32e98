import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { tabTitle } from '@/app/tab-title'
import { PersonMark } from '@/components/site/person-mark'
import { requireStaff } from '@/features/accounts/guards'
import { ChangesTable } from '@/features/company/components/staff/changes-table'
import { SettingsFrame } from '@/features/company/components/staff/settings-frame'
import { listSettings, settingHistory } from '@/features/company/queries/settings'
import { missingSections } from '@/features/company/rules/setup'
import { isSection, sectionWords } from '@/features/company/settings/words'
import { Link } from '@/i18n/link'
import { deskInstant } from '@/platform/dates'

export const generateMetadata = tabTitle(
  '/staff/settings/[section]/history',
  async (_actor, { section = '' }) =>
    isSection(section) ? sectionWords((await getMessages()).settings)[section].title : '',
)

/** Every version of a setting: by whom, when, why, and its previous value. */
export default async function SettingHistoryPage({
  params,
  searchParams,
}: PageProps<'/[locale]/staff/settings/[section]/history'>) {
  const [{ section }, { of }] = await Promise.all([params, searchParams])
  if (!isSection(section)) notFound()
  const scope = typeof of === 'string' && of !== '' ? of : null
  const actor = await requireStaff(`/staff/settings/${section}/history`)
  const [history, all, t, locale, { settings }] = await Promise.all([
    settingHistory(actor, section, scope),
    listSettings(actor),
    getTranslations('settings'),
    getLocale(),
    getMessages(),
  ])
  const words = sectionWords(settings)[section]
  const name = scope === null ? words.title : `${words.title} ${scope}`
  return (
    <SettingsFrame
      section={section}
      missing={missingSections(all.map((each) => each.name))}
      personId={actor.userId}
      title={t('historyOf', { section: name })}
      lead={words.lead}
    >
      <p className="text-sm">
        <Link
          className="text-info underline"
          href={`/staff/settings/${section}${scope === null ? '' : `?of=${scope}`}`}
        >
          {t('backTo', { section: name })}
        </Link>
      </p>
      {history.length === 0 ? <p className="text-sm text-muted">{t('unset')}</p> : null}
      {history.map((each) => (
        <section key={each.version} className="grid gap-2">
          <h2 className="text-base">{t('version', { version: each.version })}</h2>
          <p className="flex flex-wrap items-center gap-x-2 text-sm text-muted">
            <PersonMark name={each.setBy} said="around" />
            {t('by', { by: each.setBy, at: deskInstant(each.setAt, locale) })}
            {each.isDemo ? ` · ${t('demo')}` : ''}
            {each.note ? ` · ${each.note}` : ''}
          </p>
          <ChangesTable changes={each.changes} names={words.fields} />
        </section>
      ))}
    </SettingsFrame>
  )
}
