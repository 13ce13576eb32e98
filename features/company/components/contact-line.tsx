import { getTranslations } from 'next-intl/server'
import { houseFacts } from '@/platform/house/facts'

/** The contact details in one line. */
export async function ContactLine() {
  const [t, { email, opensAt, closesAt }] = await Promise.all([
    getTranslations('common.contact'),
    houseFacts(),
  ])
  if (!email) return null
  return (
    <p className="text-sm">
      {t('text', { hours: opensAt && closesAt ? `${opensAt}–${closesAt}` : 'none' })}{' '}
      <a className="inline-flex min-h-11 items-center text-info underline" href={`mailto:${email}`}>
        {email}
      </a>
    </p>
  )
}
