import { getLocale, getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import { countryName, countryNames } from '@/platform/countries'
import { addTaxNumberAction, removeTaxNumberAction } from '../../actions/company'
import type { OwnCompany } from '../../queries/own-company'
import { TAX_NUMBER_KINDS } from '../../schema'

/** The numbers by which customs and tax offices identify a company. */
export async function TaxNumbers({
  company: { id, taxNumbers, country, mayEditFacts },
}: {
  company: OwnCompany
}) {
  const [t, locale] = await Promise.all([getTranslations('ownCompany.tax'), getLocale()])
  const kindOf = (kind: string) => TAX_NUMBER_KINDS.find((each) => each === kind) ?? 'other'
  return (
    <section aria-labelledby="tax-title" className="grid gap-3">
      <h2 id="tax-title" className="text-lg">
        {t('title')}
      </h2>
      {taxNumbers.length === 0 ? <p className="text-sm text-muted">{t('none')}</p> : null}
      <ul className="grid gap-2">
        {taxNumbers.map((taxNumber) => (
          <li key={taxNumber.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
            <span className="text-muted">
              {t(`kinds.${kindOf(taxNumber.kind)}`)}, {countryName(taxNumber.country, locale)}
            </span>
            <span className="font-mono">{taxNumber.number}</span>
            {mayEditFacts ? (
              <DeskForm
                action={removeTaxNumberAction}
                id={`tax-off-${taxNumber.id}`}
                hidden={{ companyId: id, id: taxNumber.id }}
                submit={t('remove')}
                fields={[]}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {mayEditFacts ? (
        <DeskForm
          key={taxNumbers.length}
          action={addTaxNumberAction}
          id="tax-new"
          stacked
          columns={3}
          hidden={{ companyId: id }}
          submit={t('add')}
          fields={[
            {
              name: 'country',
              label: t('country'),
              type: 'select',
              start: country ?? '',
              options: [
                ...(country ? [] : [['', '–'] as const]),
                ...countryNames(locale).map(({ code, name }) => [code, name] as const),
              ],
            },
            {
              name: 'kind',
              label: t('kind'),
              type: 'select',
              start: 'tax',
              options: TAX_NUMBER_KINDS.map((kind) => [kind, t(`kinds.${kind}`)] as const),
            },
            { name: 'number', label: t('number'), hint: t('numberHint') },
          ]}
        />
      ) : null}
    </section>
  )
}
