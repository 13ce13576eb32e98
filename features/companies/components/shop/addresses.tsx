import { getLocale, getTranslations } from 'next-intl/server'
import type { DeskField } from '@/components/desk/entry'
import { DeskForm } from '@/components/desk/form'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Label } from '@/components/ui/label'
import { NativeSelect } from '@/components/ui/native-select'
import { DESTINATIONS } from '@/features/tariffs/schema'
import { countryName } from '@/platform/countries'
import { removeAddressAction, saveAddressAction } from '../../actions/company'
import type { OwnCompany } from '../../queries/own-company'
import { addressForm, KNOWN_FORMS, labelLines, type Address } from '../../rules/address-form'
import { ADDRESS_KINDS } from '../../schema'

type KeptAddress = OwnCompany['addresses'][number]

/**
 * A company's addresses, each as a label of its country, and the form for another one.
 * @param country in whose form the new one is entered
 */
export async function Addresses({
  company: { id, addresses, mayEditAddresses },
  country,
}: {
  company: OwnCompany
  country: string
}) {
  const [t, locale, fields] = await Promise.all([
    getTranslations('ownCompany.addresses'),
    getLocale(),
    addressFields(),
  ])
  return (
    <section id="addresses" aria-labelledby="addresses-title" className="grid gap-3">
      <h2 id="addresses-title" className="text-lg">
        {t('title')}
      </h2>
      {addresses.length === 0 ? <p className="text-sm text-muted">{t('none')}</p> : null}
      <ul className="grid gap-3 lg:grid-cols-2">
        {addresses.map((address) => (
          <li key={address.id} className="grid content-start gap-2 rounded-md border bg-white p-4">
            <Badge variant="outline">{t(`kinds.${address.kind}`)}</Badge>
            <AddressLabel address={address} />
            {mayEditAddresses ? (
              <details>
                <summary className="flex min-h-11 cursor-pointer items-center text-sm text-info underline">
                  {t('change')}
                </summary>
                <div className="grid gap-3">
                  <DeskForm
                    action={saveAddressAction}
                    id={`address-${address.id}`}
                    stacked
                    hidden={{ companyId: id, id: address.id, country: address.country }}
                    version={address.version}
                    submit={t('save')}
                    fields={fields(address.country, address)}
                  />
                  <DeskForm
                    action={removeAddressAction}
                    id={`address-off-${address.id}`}
                    hidden={{ companyId: id, id: address.id }}
                    destructive
                    submit={t('remove')}
                    fields={[]}
                  />
                </div>
              </details>
            ) : null}
          </li>
        ))}
      </ul>
      {mayEditAddresses ? (
        <>
          <h3 className="text-base">{t('new')}</h3>
          <form action="#new-address" className="flex flex-wrap items-end gap-3">
            <Label className="grid min-w-0 flex-1 gap-1 font-normal sm:flex-none">
              <span>{t('country')}</span>
              <NativeSelect name="country" defaultValue={country}>
                {COUNTRIES.map((code) => ({ code, name: countryName(code, locale) }))
                  .toSorted((a, b) => a.name.localeCompare(b.name, locale))
                  .map(({ code, name }) => (
                    <option key={code} value={code}>
                      {name}
                    </option>
                  ))}
              </NativeSelect>
            </Label>
            <Button type="submit" variant="outline">
              {t('takeForm')}
            </Button>
          </form>
          <div id="new-address" className="scroll-mt-4">
            <DeskForm
              // A fresh form for another country, and after an address was added.
              key={`${country} ${addresses.length}`}
              action={saveAddressAction}
              id={`address-new-${country}`}
              stacked
              hidden={{ companyId: id, version: '0', country }}
              submit={t('add')}
              fields={fields(country)}
            />
          </div>
        </>
      ) : null}
    </section>
  )
}

/** Countries that an address may be in: those that we quote to, and those whose form is known. */
const COUNTRIES: readonly string[] = [...new Set([...DESTINATIONS, ...KNOWN_FORMS])]

/** An address as it is written on a label. */
async function AddressLabel({ address }: { address: KeptAddress }) {
  const locale = await getLocale()
  return (
    <address className="text-sm not-italic">
      {[...labelLines(address), countryName(address.country, locale)].map((line) => (
        <span key={line} className="block break-words">
          {line}
        </span>
      ))}
      {address.phone ? <span className="block text-muted">{address.phone}</span> : null}
    </address>
  )
}

/** The fields of an address, in its country's own form and order. */
async function addressFields(): Promise<
  (country: string, held?: Address & { kind: string }) => DeskField[]
> {
  const t = await getTranslations('ownCompany.addresses')
  return (country, address) => [
    {
      name: 'kind',
      label: t('kind'),
      type: 'select',
      start: address?.kind ?? 'SHIPPING',
      options: ADDRESS_KINDS.map((kind) => [kind, t(`kinds.${kind}`)] as const),
    },
    ...addressForm(country).parts.map(({ part, name, example }): DeskField => ({
      name: part,
      label: name ? t(`names.${name}`) : t(`fields.${part}`),
      ...(example ? { hint: t('example', { example }) } : {}),
      ...(part === 'lines' ? { type: 'long' as const, wide: true } : {}),
      start: address?.[part] ?? '',
    })),
  ]
}
