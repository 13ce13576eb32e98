import { getLocale, getTranslations } from 'next-intl/server'
import type { WorkSection } from '../../rules/section'
import { WorkList } from './work-list'

/** Work of roles that nobody else in the house has: waiting work as lists, the rest in one sentence. */
export async function VacantWork({
  sections,
  roles,
  nextDay,
}: {
  sections: readonly WorkSection[]
  /** in words */
  roles: readonly string[]
  nextDay: string
}) {
  if (sections.length === 0) return null
  const [t, locale] = await Promise.all([getTranslations('work'), getLocale()])
  const list = new Intl.ListFormat(locale)
  const quiet = sections.filter(({ rows }) => rows.length === 0)
  return (
    <div className="grid gap-6 border-t pt-4">
      <p className="text-sm text-muted">{t('vacant', { roles: list.format(roles) })}</p>
      {sections
        .filter(({ rows }) => rows.length > 0)
        .map((section) => (
          <WorkList key={section.name} section={section} nextDay={nextDay} />
        ))}
      {quiet.length > 0 ? (
        <p className="text-sm text-muted">
          {t('quiet', { names: list.format(quiet.map(({ name }) => t(`sections.${name}`))) })}
        </p>
      ) : null}
    </div>
  )
}
