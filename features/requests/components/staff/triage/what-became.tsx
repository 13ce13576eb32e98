import { getLocale, getTranslations } from 'next-intl/server'
import { Alert } from '@/components/ui/alert'
import { Link } from '@/i18n/link'
import { countryName } from '@/platform/countries'
import { dayText } from '@/platform/dates'
import type { RequestView } from '../../../queries/requests'

/**
 * How a request ended without a quote, and which others were merged into it, with what was written beside their
 * lines.
 */
export async function WhatBecame({ request }: { request: RequestView }) {
  const [t, locale] = await Promise.all([getTranslations('staff.triage'), getLocale()])
  const { declineReason, mergedInto, merged } = request
  return (
    <>
      {declineReason ? (
        <Alert variant="caution" className="whitespace-pre-line">
          {t('declined', { reason: declineReason })}
        </Alert>
      ) : null}
      {mergedInto ? (
        <Alert>
          {t('mergedInto', { number: mergedInto })}{' '}
          <Link className="text-info underline" href={`/staff/requests/${mergedInto}`}>
            {mergedInto}
          </Link>
        </Alert>
      ) : null}
      {merged.length > 0 ? (
        <section aria-labelledby="merged" className="grid gap-2 text-sm">
          <h2 id="merged" className="text-base">
            {t('merged')}
          </h2>
          <ul className="divide-y rounded-md border bg-white">
            {merged.map((each) => (
              <li key={each.number} className="grid gap-1 px-4 py-2">
                <p className="flex flex-wrap gap-x-4">
                  <Link
                    className="font-mono text-info underline"
                    href={`/staff/requests/${each.number}`}
                  >
                    {each.number}
                  </Link>
                  <span>
                    {t('asked', {
                      contact: each.contactName,
                      destination: countryName(each.destination, locale),
                      incoterm: each.incoterm,
                      currency: each.currency,
                    })}
                  </span>
                  {each.wantedDate ? <span>{dayText(each.wantedDate, locale)}</span> : null}
                </p>
                {each.notes ? <p className="whitespace-pre-line text-muted">{each.notes}</p> : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}
