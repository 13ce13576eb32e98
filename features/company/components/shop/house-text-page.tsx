import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { Alert } from '@/components/ui/alert'
import { Link } from '@/i18n/link'
import { dayText } from '@/platform/dates'
import { houseText } from '../../queries/house-texts'

/** The terms of sale or the privacy notice, at one version. */
export async function HouseTextPage({
  which,
  version,
}: {
  which: 'terms' | 'privacy'
  /** null for the newest */
  version: number | null
}) {
  const [text, t, locale] = await Promise.all([
    houseText(which, version),
    getTranslations('evidencePages'),
    getLocale(),
  ])
  if (!text) {
    if (version !== null) notFound()
    return (
      <main id="content" className="shell grid gap-4 py-10">
        <h1 className="text-2xl">{t(`${which}.title`)}</h1>
        <p className="text-muted">{t('noText')}</p>
      </main>
    )
  }
  return (
    <main id="content" className="shell grid max-w-3xl gap-4 py-10">
      <div className="grid gap-1">
        <h1 className="text-2xl">{t(`${which}.title`)}</h1>
        <p className="text-sm text-muted">
          {t('version', { version: text.version, day: dayText(text.from, locale) })}{' '}
          {text.version > 1 ? (
            <Link className="text-info underline" href={`/${which}/${text.version - 1}`}>
              {t('earlier')}
            </Link>
          ) : null}
        </p>
      </div>
      {text.isDemo ? <Alert variant="info">{t('demo')}</Alert> : null}
      {text.isNewest ? null : (
        <Alert variant="caution">
          {t('replaced')}{' '}
          <Link className="text-info underline" href={`/${which}`}>
            {t('newest')}
          </Link>
        </Alert>
      )}
      {text.paragraphs.map((paragraph, i) =>
        paragraph.endsWith(':') ? (
          <h2 key={i} className="pt-2 text-lg">
            {paragraph.slice(0, -1)}
          </h2>
        ) : (
          <p key={i} className="leading-relaxed">
            {paragraph}
          </p>
        ),
      )}
    </main>
  )
}
