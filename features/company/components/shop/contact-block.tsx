import { cacheLife } from 'next/cache'
import { getLocale, getTranslations } from 'next-intl/server'
import { countryName } from '@/platform/countries'
import { houseFacts } from '@/platform/house/facts'
import { OpeningHours } from './opening-hours'

/** The house's address, contact details and hours. */
export async function ContactBlock() {
  const [house, t, locale, now] = await Promise.all([
    houseFacts(),
    getTranslations('evidencePages.contact'),
    getLocale(),
    today(),
  ])
  if (house.isUnset) return <p className="text-muted">{t('unset')}</p>
  const raw = (key: 'hoursFactory' | 'hoursYours') => String(t.raw(key))
  return (
    <dl className="grid max-w-3xl gap-x-8 gap-y-4 sm:grid-cols-2">
      <div className="grid content-start">
        <dt className="text-sm text-muted">{t('address')}</dt>
        <dd>
          <p className="font-medium">{house.legalName}</p>
          {house.localName ? <p lang="zh-Hans">{house.localName}</p> : null}
          {house.address.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {house.country ? <p>{countryName(house.country, locale)}</p> : null}
        </dd>
      </div>
      <div className="grid content-start">
        <dt className="text-sm text-muted">{t('reach')}</dt>
        <dd>
          <a
            className="inline-flex min-h-11 items-center break-all text-info underline"
            href={`mailto:${house.email}`}
          >
            {house.email}
          </a>
          {house.phone ? (
            <p>
              <a
                className="inline-flex min-h-11 items-center text-info underline"
                href={`tel:${house.phone.replaceAll(/[^+\d]/g, '')}`}
              >
                {house.phone}
              </a>
            </p>
          ) : null}
        </dd>
      </div>
      {house.opensAt && house.closesAt ? (
        <div className="grid content-start">
          <dt className="text-sm text-muted">{t('hours')}</dt>
          <dd>
            <OpeningHours
              opensAt={house.opensAt}
              closesAt={house.closesAt}
              now={now}
              locale={locale}
              texts={{ factory: raw('hoursFactory'), yours: raw('hoursYours') }}
            />
          </dd>
        </div>
      ) : null}
      {house.taxNumber ? (
        <div className="grid content-start">
          <dt className="text-sm text-muted">{t('taxNumber')}</dt>
          <dd className="break-all">{house.taxNumber}</dd>
        </div>
      ) : null}
    </dl>
  )
}

/** Today, for the difference between clocks; refreshed every day. */
async function today(): Promise<string> {
  'use cache'
  cacheLife('days')
  return new Date().toISOString()
}
