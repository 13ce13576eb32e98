import { getMessages, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { requireStaff } from '@/features/accounts/guards'
import { may } from '@/features/accounts/rules/permissions'
import { saveSettingAction } from '@/features/company/actions/save-setting'
import { SettingForm } from '@/features/company/components/staff/setting-form'
import { SettingStanding } from '@/features/company/components/staff/setting-standing'
import { SettingsFrame } from '@/features/company/components/staff/settings-frame'
import { listSettings } from '@/features/company/queries/settings'
import { missingSections } from '@/features/company/rules/setup'
import { settingName } from '@/features/company/settings/kind'
import { KINDS } from '@/features/company/settings/kinds'
import { isSection, sectionWords } from '@/features/company/settings/words'

/** One section of the settings: what holds, what it changes, and its form. */
export default async function SettingPage({
  params,
}: PageProps<'/[locale]/staff/settings/[section]'>) {
  const { section } = await params
  if (!isSection(section)) notFound()
  const actor = await requireStaff(`/staff/settings/${section}`)
  const [all, t, { settings }] = await Promise.all([
    listSettings(actor),
    getTranslations('settings'),
    getMessages(),
  ])
  const words = sectionWords(settings)[section]
  const set = all.find(({ name }) => name === settingName(section, null)) ?? null
  return (
    <SettingsFrame
      section={section}
      missing={missingSections(all.map(({ name }) => name))}
      personId={actor.userId}
      title={words.title}
      lead={words.lead}
    >
      <SettingStanding section={section} scope={null} set={set} />
      {set ? null : <p className="max-w-prose text-sm">{words.without}</p>}
      {may(actor, KINDS[section].edit) ? (
        <SettingForm
          section={section}
          scope={null}
          version={set?.version ?? 0}
          texts={set?.texts ?? {}}
          action={saveSettingAction}
        />
      ) : (
        <p className="max-w-prose text-sm text-muted">{t('notYours')}</p>
      )}
      <p className="max-w-prose text-sm text-muted">
        {t('effect')}: {words.effect}
      </p>
    </SettingsFrame>
  )
}
