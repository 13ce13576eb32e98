import { getLocale, getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import { Alert } from '@/components/ui/alert'
import type { LegalParty } from '@/features/quotes/rules/legal-party'
import { countryName, countryNames } from '@/platform/countries'
import { dayTextIn } from '@/platform/dates'
import { formatQuoteNumber } from '@/platform/numbers'
import { adoptLegalDataAction, setLegalDataAction } from '../../actions/own-company'
import type { LegalData } from '../../queries/legal-data'

/** The legal data of a company; what was signed otherwise is offered beside it, and never adopted by itself. */
export async function RegisteredData({
  companyId,
  timeZone,
  legal: { version, registered, known, offered, mayEdit, mayAdopt },
}: {
  companyId: string
  timeZone: string
  legal: LegalData
}) {
  const [t, locale] = await Promise.all([getTranslations('ownCompany.legal'), getLocale()])
  const linesOf = ({ name, address, country }: LegalParty) =>
    [name, ...address.split('\n'), countryName(country, locale)].filter(Boolean).join(', ')
  return (
    <section id="registered" aria-labelledby="registered-title" className="grid gap-3">
      <h2 id="registered-title" className="text-lg">
        {t('title')}
      </h2>
      <p className="max-w-prose text-sm text-muted">{t(registered ? 'lead' : 'none')}</p>
      {registered ? <p className="max-w-prose text-sm">{linesOf(registered)}</p> : null}
      {offered ? (
        <Alert variant="info">
          <p>
            {t('offered', {
              number: formatQuoteNumber(offered.quoteSerial),
              by: offered.by,
              day: dayTextIn(offered.at, timeZone, locale),
            })}
          </p>
          <p className="font-medium">{linesOf(offered)}</p>
          {mayAdopt ? (
            <DeskForm
              action={adoptLegalDataAction}
              id="legal-adopt"
              hidden={{ companyId, acceptanceId: offered.acceptanceId }}
              version={version}
              submit={t(registered ? 'replace' : 'adopt')}
              fields={[]}
            />
          ) : (
            <p>{t('askOwner')}</p>
          )}
        </Alert>
      ) : null}
      {mayEdit ? (
        <details>
          <summary className="flex min-h-11 cursor-pointer items-center text-sm text-info underline">
            {t(registered ? 'change' : 'enter')}
          </summary>
          <DeskForm
            key={version}
            action={setLegalDataAction}
            id="legal"
            stacked
            hidden={{ companyId }}
            version={version}
            submit={t('save')}
            fields={[
              { name: 'legalName', label: t('name'), start: known.name },
              {
                name: 'legalCountry',
                label: t('country'),
                type: 'select',
                start: known.country,
                options: [
                  ['', t('choose')],
                  ...countryNames(locale).map(({ code, name }) => [code, name] as const),
                ],
              },
              {
                name: 'legalAddress',
                label: t('address'),
                hint: t('addressHint'),
                type: 'long',
                wide: true,
                start: known.address,
              },
            ]}
          />
        </details>
      ) : null}
    </section>
  )
}
