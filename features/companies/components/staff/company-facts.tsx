import { getLocale, getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import { deskDay } from '@/platform/dates'
import { Link } from '@/i18n/link'
import {
  addNoteAction,
  addTaxNumberAction,
  removeAddressAction,
  removeTaxNumberAction,
  saveAddressAction,
  saveCompanyAction,
} from '../../actions/company'
import type { CompanyView } from '../../queries/company'
import { ADDRESS_KINDS, TAX_NUMBER_KINDS } from '../../schema'
import { CompanySection } from './company-section'

/** What staff enter about a company: profile, addresses and tax numbers. */

export async function CompanyProfile({
  company,
  owners,
}: {
  company: CompanyView
  owners: readonly { id: string; name: string }[]
}) {
  const t = await getTranslations('companies.profile')
  const isListed = owners.some(({ id }) => id === company.owner?.id)
  return (
    <CompanySection id="profile" title={t('title')}>
      <DeskForm
        action={saveCompanyAction}
        id="company"
        stacked
        hidden={{ id: company.id }}
        version={company.version}
        submit={t('save')}
        fields={[
          { name: 'name', label: t('name'), start: company.name },
          {
            name: 'legalName',
            label: t('legalName'),
            hint: t('legalNameHint'),
            start: company.legalName,
          },
          {
            name: 'country',
            label: t('country'),
            hint: t('countryHint'),
            start: company.country ?? '',
          },
          {
            name: 'ownerId',
            label: t('ownerId'),
            type: 'select',
            start: company.owner?.id ?? '',
            options: [
              ['', t('nobody')],
              // A colleague who has left sales since stays selected until somebody else is chosen.
              ...(company.owner && !isListed
                ? [[company.owner.id, company.owner.name] as const]
                : []),
              ...owners.map(({ id, name }) => [id, name] as const),
            ],
          },
          { name: 'website', label: t('website'), start: company.website },
          { name: 'phone', label: t('phone'), start: company.phone },
        ]}
      />
    </CompanySection>
  )
}

export async function CompanyAddresses({ company }: { company: CompanyView }) {
  const t = await getTranslations('companies.addresses')
  const fields = (address?: CompanyView['addresses'][number]) => [
    {
      name: 'kind',
      label: t('kind'),
      type: 'select' as const,
      start: address?.kind ?? 'SHIPPING',
      options: ADDRESS_KINDS.map((kind) => [kind, t(`kinds.${kind}`)] as const),
    },
    { name: 'country', label: t('country'), start: address?.country ?? company.country ?? '' },
    {
      name: 'lines',
      label: t('lines'),
      hint: t('linesHint'),
      type: 'long' as const,
      start: address?.lines ?? '',
      wide: true,
    },
    ...(['district', 'city', 'region', 'postcode', 'recipient', 'phone'] as const).map((part) => ({
      name: part,
      label: t(part),
      start: address?.[part] ?? '',
    })),
  ]
  return (
    <CompanySection id="addresses" title={t('title')} count={company.addresses.length}>
      {company.addresses.length === 0 ? (
        <p className="text-sm text-muted">{t('none')}</p>
      ) : (
        <ul className="grid gap-3 lg:grid-cols-2">
          {company.addresses.map((address) => (
            <li key={address.id} className="grid content-start gap-2">
              <DeskForm
                action={saveAddressAction}
                id={`address-${address.id}`}
                stacked
                hidden={{ companyId: company.id, id: address.id }}
                version={address.version}
                submit={t('save')}
                fields={fields(address)}
              />
              <DeskForm
                action={removeAddressAction}
                id={`address-off-${address.id}`}
                hidden={{ companyId: company.id, id: address.id }}
                submit={t('remove')}
                fields={[]}
              />
            </li>
          ))}
        </ul>
      )}
      <h3 className="text-sm font-medium">{t('new')}</h3>
      <DeskForm
        // A fresh form after an address was added.
        key={company.addresses.length}
        action={saveAddressAction}
        id="address-new"
        stacked
        hidden={{ companyId: company.id, version: '0' }}
        submit={t('add')}
        fields={fields()}
      />
    </CompanySection>
  )
}

export async function CompanyTaxNumbers({ company }: { company: CompanyView }) {
  const t = await getTranslations('companies.taxNumbers')
  const kindOf = (kind: string) => TAX_NUMBER_KINDS.find((each) => each === kind) ?? 'other'
  return (
    <CompanySection id="tax-numbers" title={t('title')} count={company.taxNumbers.length}>
      {company.taxNumbers.length === 0 ? (
        <p className="text-sm text-muted">{t('none')}</p>
      ) : (
        <ul className="grid gap-2">
          {company.taxNumbers.map((taxNumber) => (
            <li key={taxNumber.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
              <span className="text-muted">
                {t(`kinds.${kindOf(taxNumber.kind)}`)}, {taxNumber.country}
              </span>
              <span className="font-mono">{taxNumber.number}</span>
              {taxNumber.alsoOf.map((other) => (
                <Link
                  key={other.id}
                  className="text-caution underline"
                  href={`/staff/companies/${other.id}`}
                >
                  {t('alsoOf', { name: other.name })}
                </Link>
              ))}
              <DeskForm
                action={removeTaxNumberAction}
                id={`tax-off-${taxNumber.id}`}
                hidden={{ companyId: company.id, id: taxNumber.id }}
                submit={t('remove')}
                fields={[]}
              />
            </li>
          ))}
        </ul>
      )}
      <DeskForm
        key={company.taxNumbers.length}
        action={addTaxNumberAction}
        id="tax-new"
        stacked
        columns={3}
        hidden={{ companyId: company.id }}
        submit={t('add')}
        fields={[
          {
            name: 'country',
            label: t('country'),
            hint: t('countryHint'),
            start: company.country ?? '',
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
    </CompanySection>
  )
}

/** Colleagues' notes about a company, newest first. */
export async function CompanyNotes({
  company,
  mayWrite,
}: {
  company: CompanyView
  mayWrite: boolean
}) {
  const [t, locale] = await Promise.all([getTranslations('companies.notes'), getLocale()])
  return (
    <CompanySection id="notes" title={t('title')} count={company.notes.length}>
      {mayWrite ? (
        <DeskForm
          key={company.notes.length}
          action={addNoteAction}
          id="note"
          stacked
          hidden={{ companyId: company.id }}
          submit={t('add')}
          fields={[{ name: 'text', label: t('new'), type: 'long', wide: true }]}
        />
      ) : null}
      {company.notes.length === 0 ? (
        <p className="text-sm text-muted">{t('none')}</p>
      ) : (
        <ul className="grid max-w-3xl gap-3">
          {company.notes.map(({ id, text, by, at }) => (
            <li key={id} className="grid gap-1 border-b pb-3 text-sm">
              <p className="text-xs text-muted">{t('by', { by, at: deskDay(at, locale) })}</p>
              <p className="break-words whitespace-pre-line">{text}</p>
            </li>
          ))}
        </ul>
      )}
    </CompanySection>
  )
}
