import { getMessages, getTranslations } from 'next-intl/server'
import { requireStaff } from '@/features/accounts/guards'
import { SettingsFrame } from '@/features/company/components/staff/settings-frame'
import { listSettings } from '@/features/company/queries/settings'
import { missingSections } from '@/features/company/rules/setup'
import { SECTIONS } from '@/features/company/settings/kind'
import { sectionWords } from '@/features/company/settings/words'
import { Link } from '@/i18n/link'

/** Setting a house up: each step, whether it is done, and what can't work until it is. */
export default async function SettingsPage() {
  const actor = await requireStaff('/staff/settings')
  const [set, t, { settings }] = await Promise.all([
    listSettings(actor),
    getTranslations('settings'),
    getMessages(),
  ])
  const missing = missingSections(set.map(({ name }) => name))
  const words = sectionWords(settings)
  return (
    <SettingsFrame
      section={null}
      missing={missing}
      personId={actor.userId}
      title={t('title')}
      lead={t('lead')}
    >
      <p className="text-sm font-medium" role="status">
        {t('progress', { done: SECTIONS.length - missing.length, all: SECTIONS.length })}
      </p>
      <ol className="grid max-w-3xl divide-y rounded-md border bg-white">
        {SECTIONS.map((section, i) => {
          const open = missing.includes(section)
          return (
            <li key={section} className="grid grid-cols-[2rem_minmax(0,1fr)_auto] gap-x-2 p-3">
              <span className="text-muted tabular-nums">{i + 1}</span>
              <div className="grid gap-1">
                <Link
                  className="inline-flex min-h-6 items-center font-medium text-info underline"
                  href={`/staff/settings/${section}`}
                >
                  {words[section].title}
                </Link>
                <p className="max-w-prose text-sm text-muted">
                  {open ? words[section].without : words[section].lead}
                </p>
              </div>
              <span className={open ? 'text-sm text-caution' : 'text-sm text-ok'}>
                {open ? t('missing') : t('done')}
              </span>
            </li>
          )
        })}
      </ol>
    </SettingsFrame>
  )
}
