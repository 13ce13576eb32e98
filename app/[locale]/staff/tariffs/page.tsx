import { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { Button, buttonVariants } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Input } from '@/components/ui/input'
import { NativeSelect } from '@/components/ui/native-select'
import { requireStaff } from '@/features/accounts/guards'
import { AgreementCard } from '@/features/tariffs/components/staff/agreement-card'
import { DeskNav } from '@/features/tariffs/components/staff/desk-nav'
import { listChangeSets } from '@/features/tariffs/commands/change-sets'
import { findMeasures } from '@/features/tariffs/queries/measures'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { reviewAge } from '@/features/tariffs/engine/review'
import { countryName } from '@/platform/countries'
import { Link } from '@/i18n/link'
import { newYorkDay } from '@/platform/day'
import { dayText, deskDay } from '@/platform/dates'
import { shippedDestinations } from '@/features/tariffs/rules/rules-in-force'

/** The desk's rules: measures with their review, agreements with their phases, changes drafted and published. */
export default async function StaffTariffsPage({
  searchParams,
}: PageProps<'/[locale]/staff/tariffs'>) {
  const actor = await requireStaff('/staff/tariffs')
  const inForce = await rulesInForce()
  const query = await searchParams
  const [sets, t] = await Promise.all([listChangeSets(actor), getTranslations('staff.tariffs')])
  const today = newYorkDay(new Date())
  const text = (name: string) => (typeof query[name] === 'string' ? query[name].slice(0, 40) : '')
  const rules = inForce.us
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text('day')) ? text('day') : today
  const destination = shippedDestinations.find((each) => each === text('to')) ?? 'US'
  const measures = findMeasures(inForce.rowsOf(destination) ?? rules, {
    text: text('q'),
    origin: text('origin').toUpperCase(),
    day,
  })
  return (
    <main id="content" className="shell grid gap-8 py-6">
      <DeskNav room="measures" />
      <div className="grid gap-1">
        <h1 className="text-xl">{t('title')}</h1>
        <p className="text-sm text-muted">{t('lead', { version: rules.version })}</p>
      </div>
      <section aria-labelledby="sets" className="grid gap-3">
        <h2 id="sets" className="text-lg">
          {t('sets')}
        </h2>
        {sets.length === 0 ? (
          <p className="rounded-md border border-dashed border-control p-6 text-sm text-muted">
            {t('setsEmpty')}
          </p>
        ) : (
          <ul className="grid gap-1 text-sm">
            {sets.slice(0, 8).map((set) => (
              <li key={set.serial} className="flex flex-wrap gap-x-3">
                <Link className="text-info underline" href={`/staff/tariffs/changes/${set.serial}`}>
                  {t('set', { serial: set.serial })}
                </Link>
                <span>{set.title}</span>
                <span className="text-muted">
                  {t(`states.${set.state}`)} · {set.createdBy} · {deskDay(set.createdAt)}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className="grid gap-3">
        <form method="get" className="flex flex-wrap items-end gap-3 text-sm">
          <label className="grid gap-1 font-medium">
            {t('search')}
            <Input name="q" defaultValue={text('q')} className="w-56" />
          </label>
          <label className="grid gap-1 font-medium">
            {t('origin')}
            <Input name="origin" defaultValue={text('origin')} maxLength={2} className="w-20" />
          </label>
          <label className="grid gap-1 font-medium">
            {t('destination')}
            <NativeSelect name="to" defaultValue={destination}>
              {shippedDestinations.map((code) => (
                <option key={code} value={code}>
                  {countryName(code)}
                </option>
              ))}
            </NativeSelect>
          </label>
          <label className="grid gap-1 font-medium">
            {t('day')}
            <Input type="date" name="day" defaultValue={day} />
          </label>
          <Button type="submit" variant="outline">
            {t('filter')}
          </Button>
          <p role="status" className="text-muted">
            {t('count', { count: measures.length })}
          </p>
          <Link
            className={cn(buttonVariants({ variant: 'outline' }), 'md:ms-auto')}
            href="/staff/tariffs/new?kind=measure"
          >
            {t('new.titles.measure')}
          </Link>
        </form>
        <div className="relative overflow-x-auto rounded-md border bg-white px-3">
          <table className="ledger min-w-4xl">
            <thead>
              <tr>
                <th scope="col">{t('heading')}</th>
                <th scope="col">{t('titleColumn')}</th>
                <th scope="col">{t('codes')}</th>
                <th scope="col">{t('origins')}</th>
                <th scope="col" className="num">
                  {t('rate')}
                </th>
                <th scope="col">{t('validity')}</th>
                <th scope="col">{t('review')}</th>
                <th scope="col">
                  <span className="sr-only">{t('change')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {measures.map((measure) => {
                const [first = ''] = measure.codes
                const { review } = measure
                const age = review.state === 'reviewed' ? reviewAge(review.at, today) : null
                return (
                  <tr key={`${measure.id}-${measure.knownFrom ?? ''}`}>
                    <td className="font-mono text-xs whitespace-nowrap">{measure.heading}</td>
                    <td>
                      {measure.title}
                      <span className="block text-xs text-muted">{measure.legalBasis}</span>
                    </td>
                    <td className="font-mono text-xs">
                      {first === ''
                        ? t('allCodes')
                        : measure.codes.length > 1
                          ? t('moreCodes', { first, more: measure.codes.length - 1 })
                          : first}
                    </td>
                    <td className="text-xs">
                      {measure.origins === '*'
                        ? t('any')
                        : measure.origins.length > 4
                          ? t('moreCodes', {
                              first: measure.origins[0] ?? '',
                              more: measure.origins.length - 1,
                            })
                          : measure.origins.join(', ')}
                    </td>
                    <td className="num">
                      {measure.duty.kind === 'compound'
                        ? `${measure.duty.centsPerKilogram}¢/kg + `
                        : null}
                      {measure.duty.percent}%
                    </td>
                    <td className="text-xs whitespace-nowrap">
                      {measure.to
                        ? t('span', { from: dayText(measure.from), to: dayText(measure.to) })
                        : t('since', { from: dayText(measure.from) })}
                    </td>
                    <td className="text-xs">
                      {review.state === 'reviewed' ? (
                        t('reviewed', { by: review.by, at: dayText(review.at) })
                      ) : (
                        <Badge variant="caution">{t('notReviewed')}</Badge>
                      )}
                      {age?.stale ? (
                        <span className="block text-caution">{t('stale', { days: age.days })}</span>
                      ) : null}
                    </td>
                    <td>
                      {destination !== 'US' ? null : (
                        <Link
                          className="text-info underline"
                          prefetch={false}
                          href={`/staff/tariffs/change?measure=${encodeURIComponent(measure.id)}`}
                        >
                          {t('change')}
                        </Link>
                      )}
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      </section>
      <section
        aria-labelledby="agreements"
        className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3"
      >
        <div className="flex flex-wrap items-baseline justify-between gap-3">
          <h2 id="agreements" className="text-lg">
            {t('agreements')}
          </h2>
          <Link
            className={buttonVariants({ variant: 'outline', size: 'sm' })}
            href="/staff/tariffs/new?kind=agreement"
          >
            {t('new.titles.agreement')}
          </Link>
        </div>
        {(rules.agreements ?? []).map((agreement) => (
          <AgreementCard key={agreement.id} agreement={agreement} today={today} />
        ))}
      </section>
    </main>
  )
}
