'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Field, fieldMessageId } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { NativeSelect } from '@/components/ui/native-select'
import { TRANSPORT_MODES } from '@/features/basket/rules/limits'
import { TARIFF_TERMS } from '@/features/pricing/rules/tariff-terms'
import { dutyBornBy, INCOTERMS } from '@/features/tariffs/schema'
import type { DesignFamily } from '../../../queries/design-families'
import type { LineFinishes } from '../../../queries/line-designs'
import {
  groupEntries,
  offerFieldId,
  withOfferEntry,
  withoutOffer,
  withTermsOffer,
  type OfferEntry,
  type TermsEntry,
} from './choice-entries'
import type { FieldErrors } from './field-errors'
import type { Entries, EntryWriting } from './form-model'

const LINE_FIELDS = ['quantity', 'unitPrice', 'setupFee', 'leadTimeDays'] as const

/** The buyer's choices: other offers of a line, other terms of delivery. */
export function ChoicesPanel({
  entries,
  families,
  finishes,
  writing: { currency },
  errors,
  onChange,
}: {
  entries: Entries
  families: readonly DesignFamily[]
  /** finishes in which made-to-order lines can be offered, by line */
  finishes: Readonly<Record<string, LineFinishes>>
  writing: EntryWriting
  errors: FieldErrors
  onChange: (change: (entries: Entries) => Partial<Entries>) => void
}) {
  const t = useTranslations('staff.editor')
  const groups = groupEntries(entries.choices)
  const set = (offerId: string, change: Partial<OfferEntry> | Partial<TermsEntry>) =>
    onChange(({ choices }) => ({ choices: withOfferEntry(choices, offerId, change) }))
  const remove = (offerId: string, name: string) => (
    <Button
      type="button"
      size="sm"
      variant="outline"
      aria-label={t('choices.removeOf', { name })}
      onClick={() => onChange(({ choices }) => ({ choices: withoutOffer(choices, offerId) }))}
    >
      {t('choices.remove')}
    </Button>
  )
  const field = (
    id: string,
    label: string,
    control: (described: Record<string, unknown>) => ReactNode,
    hint?: string,
  ) => (
    <Field id={id} label={label} error={errors[id]} {...(hint ? { hint } : {})}>
      {control(errors[id] ? { 'aria-invalid': true, 'aria-describedby': fieldMessageId(id) } : {})}
    </Field>
  )
  const text = (
    id: string,
    label: string,
    value: string,
    onText: (typed: string) => void,
    more: { numeric?: boolean; placeholder?: string; maxLength?: number; type?: 'date' } = {},
  ) =>
    field(id, label, (described) => (
      <Input
        id={id}
        value={value}
        type={more.type ?? 'text'}
        inputMode={more.numeric ? 'decimal' : undefined}
        className={more.numeric ? 'text-end' : undefined}
        placeholder={more.placeholder}
        maxLength={more.maxLength}
        autoComplete="off"
        onChange={(event) => onText(event.target.value)}
        {...described}
      />
    ))
  /** finish and size of an offer: chosen where the catalog knows them, else typed as a SKU */
  const article = (id: string, name: string, { id: offerId, sku }: OfferEntry) => {
    const family = families.find((each) => each.some((one) => one.sku === sku))
    return family && family.length > 1
      ? field(id, `${name}: ${t('choices.finish')}`, (described) => (
          <NativeSelect
            id={id}
            value={sku}
            onChange={(event) => set(offerId, { sku: event.target.value })}
            {...described}
          >
            {family.map((one) => (
              <option key={one.sku} value={one.sku}>
                {t('choices.article', one)}
              </option>
            ))}
          </NativeSelect>
        ))
      : text(id, `${name}: ${t('choices.sku')}`, sku, (typed) => set(offerId, { sku: typed }), {
          maxLength: 64,
        })
  }
  /** finish of an offered design: empty for its own */
  const madeIn = (
    id: string,
    name: string,
    { id: offerId, finish = '' }: OfferEntry,
    of: LineFinishes,
  ) =>
    field(id, `${name}: ${t('choices.madeIn')}`, (described) => (
      <NativeSelect
        id={id}
        value={finish}
        onChange={(event) => set(offerId, { finish: event.target.value })}
        {...described}
      >
        {of.map((one, i) => (
          <option key={one.finish} value={i === 0 ? '' : one.finish}>
            {one.name}
          </option>
        ))}
      </NativeSelect>
    ))
  const letter = (o: number) => t('choices.offer', { letter: String.fromCharCode(66 + o) })
  return (
    <section aria-labelledby="editor-choices" className="grid gap-3">
      <div className="grid gap-1">
        <h2 id="editor-choices" className="text-base" tabIndex={-1}>
          {t('choices.title')}
        </h2>
        <p className="max-w-prose text-sm text-muted">{t('choices.lead')}</p>
        {errors['choices'] ? (
          <p id="choices" className="text-sm text-fault" tabIndex={-1}>
            {errors['choices']}
          </p>
        ) : null}
      </div>
      {groups.map((group, g) => {
        const title =
          group.of === 'line'
            ? t('choices.ofLine', {
                title: entries.lines.find(({ id }) => id === group.lineId)?.title ?? '',
              })
            : t('choices.ofTerms')
        return (
          <fieldset key={group.id} className="grid gap-3 rounded-md border bg-white p-3">
            <legend className="px-1 text-sm font-semibold">{title}</legend>
            {group.of === 'line'
              ? group.offers.map((offer, o) => (
                  <div
                    key={offer.id}
                    className="grid items-end gap-3 sm:grid-cols-3 lg:grid-cols-[repeat(auto-fit,minmax(8rem,1fr))]"
                  >
                    {finishes[group.lineId]
                      ? madeIn(
                          offerFieldId(g, o, 'finish'),
                          letter(o),
                          offer,
                          finishes[group.lineId] ?? [],
                        )
                      : null}
                    {offer.sku
                      ? article(offerFieldId(g, o, 'sku'), letter(o), offer)
                      : text(
                          offerFieldId(g, o, 'title'),
                          `${letter(o)}: ${t('lineDeeds.name')}`,
                          offer.title,
                          (typed) => set(offer.id, { title: typed }),
                          { maxLength: 200 },
                        )}
                    {LINE_FIELDS.map((name) => (
                      <div key={name}>
                        {text(
                          offerFieldId(g, o, name),
                          t(
                            name === 'setupFee'
                              ? 'setup'
                              : name === 'leadTimeDays'
                                ? 'leadTime'
                                : name,
                          ),
                          offer[name],
                          (typed) => set(offer.id, { [name]: typed }),
                          {
                            numeric: true,
                            ...(name === 'quantity' ? {} : { placeholder: t('choices.byList') }),
                          },
                        )}
                      </div>
                    ))}
                    {remove(offer.id, `${title}, ${letter(o)}`)}
                  </div>
                ))
              : group.offers.map((offer, o) => (
                  <div
                    key={offer.id}
                    className="grid items-end gap-3 sm:grid-cols-3 lg:grid-cols-[repeat(6,minmax(0,1fr))_auto]"
                  >
                    {field(
                      offerFieldId(g, o, 'incoterm'),
                      `${letter(o)}: ${t('incoterm')}`,
                      (described) => (
                        <NativeSelect
                          id={offerFieldId(g, o, 'incoterm')}
                          value={offer.incoterm}
                          onChange={(event) =>
                            set(offer.id, {
                              incoterm:
                                INCOTERMS.find((each) => each === event.target.value) ??
                                offer.incoterm,
                            })
                          }
                          {...described}
                        >
                          {INCOTERMS.map((incoterm) => (
                            <option key={incoterm}>{incoterm}</option>
                          ))}
                        </NativeSelect>
                      ),
                    )}
                    {text(
                      offerFieldId(g, o, 'namedPlace'),
                      t('namedPlace'),
                      offer.namedPlace,
                      (namedPlace) => set(offer.id, { namedPlace }),
                      { maxLength: 80 },
                    )}
                    {field(offerFieldId(g, o, 'transportMode'), t('mode'), (described) => (
                      <NativeSelect
                        id={offerFieldId(g, o, 'transportMode')}
                        value={offer.transportMode}
                        onChange={(event) =>
                          set(offer.id, {
                            transportMode:
                              TRANSPORT_MODES.find((each) => each === event.target.value) ??
                              offer.transportMode,
                          })
                        }
                        {...described}
                      >
                        {TRANSPORT_MODES.map((mode) => (
                          <option key={mode} value={mode}>
                            {t(mode)}
                          </option>
                        ))}
                      </NativeSelect>
                    ))}
                    {(['freight', 'insurance'] as const).map((name) => (
                      <div key={name}>
                        {text(
                          offerFieldId(g, o, name),
                          `${t(name)}, ${currency}`,
                          offer[name],
                          (typed) => set(offer.id, { [name]: typed }),
                          { numeric: true },
                        )}
                      </div>
                    ))}
                    {dutyBornBy(offer.incoterm) === 'seller' ? (
                      <div className="grid gap-3">
                        {field(offerFieldId(g, o, 'termsKind'), t('tariff.kind'), (described) => (
                          <NativeSelect
                            id={offerFieldId(g, o, 'termsKind')}
                            value={offer.termsKind || 'floating'}
                            onChange={(event) =>
                              set(offer.id, {
                                termsKind:
                                  TARIFF_TERMS.find((each) => each === event.target.value) ?? '',
                              })
                            }
                            {...described}
                          >
                            {TARIFF_TERMS.map((kind) => (
                              <option key={kind} value={kind}>
                                {t(`tariff.kinds.${kind}`)}
                              </option>
                            ))}
                          </NativeSelect>
                        ))}
                        {offer.termsKind === 'capped'
                          ? text(
                              offerFieldId(g, o, 'tariffTerms-capPercent'),
                              t('tariff.capPercent'),
                              offer.capPercent,
                              (capPercent) => set(offer.id, { capPercent }),
                              { numeric: true },
                            )
                          : null}
                        {offer.termsKind === 'locked'
                          ? text(
                              offerFieldId(g, o, 'tariffTerms-until'),
                              t('tariff.until'),
                              offer.lockUntil,
                              (lockUntil) => set(offer.id, { lockUntil }),
                              { type: 'date' },
                            )
                          : null}
                      </div>
                    ) : (
                      <span />
                    )}
                    {remove(offer.id, `${title}, ${letter(o)}`)}
                  </div>
                ))}
          </fieldset>
        )
      })}
      <div>
        <Button
          type="button"
          size="sm"
          variant="outline"
          onClick={() =>
            onChange(({ choices, incoterm, namedPlace, transportMode, freight, insurance }) => ({
              choices: withTermsOffer(choices, {
                incoterm,
                namedPlace,
                transportMode,
                freight,
                insurance,
              }),
            }))
          }
        >
          {t('choices.addTerms')}
        </Button>
      </div>
    </section>
  )
}
