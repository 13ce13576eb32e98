import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { orNotFound } from '@/app/or-not-found'
import { tabTitle } from '@/app/tab-title'
import { requireStaff } from '@/features/accounts/guards'
import { QuotePapersSheet } from '@/features/quotes/components/staff/papers'
import { papersOfQuote } from '@/features/quotes/queries/quote-papers'
import { Link } from '@/i18n/link'
import { countryName } from '@/platform/countries'
import { formatQuoteNumber, parseQuoteNumber } from '@/platform/numbers'

export const generateMetadata = tabTitle('/staff/quotes/[number]/papers')

/** The papers that accompany a quote, and the names of what they lack. */
export default async function QuotePapersPage({
  params,
}: PageProps<'/[locale]/staff/quotes/[number]/papers'>) {
  const serial = parseQuoteNumber((await params).number)
  const actor = await requireStaff()
  if (serial === null) notFound()
  const [papers, t, locale] = [
    await orNotFound(papersOfQuote(actor, serial)),
    await getTranslations('papers'),
    await getLocale(),
  ]
  const number = formatQuoteNumber(serial)
  const { revision, draft } = papers.document
  return (
    <main id="content" className="shell grid grid-cols-[minmax(0,1fr)] gap-6 py-6">
      <header className="grid gap-1">
        <h1 className="text-xl">{t('title', { number })}</h1>
        <p className="max-w-prose text-muted">
          {t('lead', { revision, destination: countryName(draft.destination, locale) })}
        </p>
        <p className="text-sm">
          <Link className="text-info underline" href={`/staff/quotes/${number}`}>
            {t('quote', { number })}
          </Link>
        </p>
      </header>
      <QuotePapersSheet {...papers} />
    </main>
  )
}
