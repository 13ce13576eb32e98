import { getMessages, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { tabTitle } from '@/app/tab-title'
import { Alert } from '@/components/ui/alert'
import { ActivityPanel } from '@/features/activity/components/staff/activity-panel'
import { requireStaff } from '@/features/accounts/guards'
import { may } from '@/features/accounts/rules/permissions'
import { proposeBankAction } from '@/features/company/actions/bank'
import { saveMoneySettingAction } from '@/features/company/actions/money'
import { saveSettingAction } from '@/features/company/actions/save-setting'
import { HousePicturesPanel } from '@/features/company/components/staff/house-pictures-panel'
import { MailPanel } from '@/features/company/components/staff/mail-panel'
import { EcbRates } from '@/features/company/components/staff/ecb-rates'
import { ScopedSettings } from '@/features/company/components/staff/scoped-settings'
import { SettingForm } from '@/features/company/components/staff/setting-form'
import { SettingStanding } from '@/features/company/components/staff/setting-standing'
import { SettingsFrame } from '@/features/company/components/staff/settings-frame'
import { WaitingBankChanges } from '@/features/company/components/staff/waiting-bank-changes'
import { listHousePictures } from '@/features/company/queries/house-pictures'
import { mailStanding } from '@/features/company/queries/mail'
import { waitingBankChanges } from '@/features/company/queries/bank'
import { listSettings } from '@/features/company/queries/settings'
import { calendarYearsMissing, missingSections } from '@/features/company/rules/setup'
import { settingName, type Section } from '@/features/company/settings/kind'
import { KINDS } from '@/features/company/settings/kinds'
import { isSection, sectionWords } from '@/features/company/settings/words'
import { setCalendarAction } from '@/features/orders/actions/set-calendar'
import { Link } from '@/i18n/link'
import { factoryDay } from '@/platform/day'

export const generateMetadata = tabTitle(
  '/staff/settings/[section]',
  async (_actor, { section = '' }) =>
    isSection(section) ? sectionWords((await getMessages()).settings)[section].title : '',
)

/** Sections that have pictures beside their fields. */
const PICTURED: Partial<Record<Section, 'LOGO' | 'PHOTO'>> = { company: 'LOGO', about: 'PHOTO' }

/** One section of the settings: what is in force, its effects, and its form. */
export default async function SettingPage({
  params,
  searchParams,
}: PageProps<'/[locale]/staff/settings/[section]'>) {
  const [{ section }, { of }] = await Promise.all([params, searchParams])
  if (!isSection(section)) notFound()
  const kind = KINDS[section]
  const actor = await requireStaff(`/staff/settings/${section}`)
  const pictured = PICTURED[section]
  const [all, waiting, mail, pictures, t, { settings }] = await Promise.all([
    listSettings(actor),
    section === 'bank' ? waitingBankChanges(actor) : [],
    section === 'mail' && may(actor, 'mail.read') ? mailStanding(actor) : null,
    pictured ? listHousePictures(actor, pictured) : [],
    getTranslations('settings'),
    getMessages(),
  ])
  const words = sectionWords(settings)[section]
  const many = all.filter(({ name }) => name.startsWith(`${section}:`))
  const askedScope = kind.scope?.safeParse(typeof of === 'string' ? of : '')
  const scope = askedScope?.success ? askedScope.data : null
  const setting = all.find(({ name }) => name === settingName(section, scope)) ?? null
  const edits = may(actor, kind.edit)
  return (
    <SettingsFrame
      section={section}
      missing={missingSections(all.map(({ name }) => name))}
      personId={actor.userId}
      title={words.title}
      lead={words.lead}
    >
      {section === 'calendar'
        ? calendarYearsMissing(
            all.map(({ name }) => name),
            factoryDay(new Date()),
          ).map((year) => (
            <Alert key={year} variant="caution">
              {t('calendarMissing', { year })}
            </Alert>
          ))
        : null}
      <WaitingBankChanges waiting={waiting} decides={edits} />
      {kind.scope ? (
        <>
          <ScopedSettings section={section} set={many} chosen={scope} />
          <h2 className="text-lg">{scope === null ? t('another') : t('change', { scope })}</h2>
        </>
      ) : null}
      {kind.scope && scope === null ? null : (
        <SettingStanding section={section} scope={scope} set={setting} />
      )}
      {setting || kind.scope ? null : <p className="max-w-prose text-sm">{words.without}</p>}
      {edits ? (
        <SettingForm
          section={section}
          scope={scope}
          version={setting?.version ?? 0}
          texts={setting?.texts ?? {}}
          action={
            kind.twoPeople
              ? proposeBankAction
              : kind.asksTrade
                ? setCalendarAction
                : kind.edit === 'setting.money'
                  ? saveMoneySettingAction
                  : saveSettingAction
          }
          {...(kind.twoPeople ? { submit: t('propose') } : {})}
        />
      ) : (
        <p className="max-w-prose text-sm text-muted">{t('notYours')}</p>
      )}
      {section === 'quoting' ? (
        <p className="text-sm">
          <Link
            className="inline-flex min-h-6 items-center text-info underline"
            href="/staff/quotes/limits"
          >
            {t('bounds')}
          </Link>
        </p>
      ) : null}
      {scope === null ? null : (
        <p className="text-sm">
          <Link className="text-info underline" href={`/staff/settings/${section}`}>
            {t('another')}
          </Link>
        </p>
      )}
      {section === 'rate' && edits && many.length > 0 ? <EcbRates /> : null}
      {pictured ? <HousePicturesPanel kind={pictured} pictures={pictures} mayEdit={edits} /> : null}
      {mail ? <MailPanel standing={mail} mayTest={edits} /> : null}
      <p className="max-w-prose text-sm text-muted">
        {t('effect')}: {words.effect}
      </p>
      {kind.scope && scope === null ? null : (
        <ActivityPanel
          actor={actor}
          object={{ type: 'setting', id: settingName(section, scope) }}
        />
      )}
    </SettingsFrame>
  )
}
