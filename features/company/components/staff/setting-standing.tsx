import { getLocale, getTranslations } from 'next-intl/server'
import { PersonMark } from '@/components/site/person-mark'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/i18n/link'
import { deskInstant } from '@/platform/dates'
import type { StoredSetting } from '@/platform/settings/read'
import type { Section } from '../../settings/kind'

/** Which version of a setting is in force, who set it, and a link to earlier ones. */
export async function SettingStanding({
  section,
  scope,
  set,
}: {
  section: Section
  scope: string | null
  set: Pick<StoredSetting, 'version' | 'setBy' | 'setAt' | 'isDemo'> | null
}) {
  const [t, locale] = await Promise.all([getTranslations('settings'), getLocale()])
  if (!set) return <p className="text-sm text-caution">{t('unset')}</p>
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm" data-testid="in-force">
      <span className="flex items-start gap-2">
        <PersonMark name={set.setBy} said="around" />
        <span className="self-center">
          {t('inForce', {
            version: set.version,
            by: set.setBy,
            at: deskInstant(set.setAt, locale),
          })}
        </span>
      </span>
      {set.isDemo ? <Badge variant="caution">{t('demo')}</Badge> : null}
      <Link
        className="inline-flex min-h-6 items-center text-info underline"
        href={`/staff/settings/${section}/history${scope === null ? '' : `?of=${scope}`}`}
      >
        {t('history')}
      </Link>
    </p>
  )
}
