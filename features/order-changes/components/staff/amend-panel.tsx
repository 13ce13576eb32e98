import { getLocale, getTranslations } from 'next-intl/server'
import { DeskForm, type DeskField } from '@/components/desk/form'
import { may } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { INCOTERMS } from '@/features/tariffs/schema'
import { localeOf } from '@/i18n/routing'
import { dayText } from '@/platform/dates'
import { formatMoney, formatWhole } from '@/platform/money'
import {
  countersignAmendmentAction,
  proposeAmendmentAction,
  withdrawAmendmentAction,
} from '../../actions/amendments'
import type { AmendmentView } from '../../queries/amendments'
import type { Amendable } from '../../queries/amendable'

/** The desk's form of an amendment: by line what it may become, and what goes for the whole order. */
export async function AmendPanel({ serial, order }: { serial: number; order: Amendable }) {
  const t = await getTranslations('orderChanges.amend.desk')
  const locale = localeOf(await getLocale())
  const { draft, lines, plans, amendsHash } = order
  const { currency } = draft
  const money = (amountMinor: number) => formatMoney(amountMinor, currency, locale)
  const goods = lines.filter(({ isGoods }) => isGoods)
  const fields: DeskField[] = [
    ...lines.flatMap((line): DeskField[] => {
      const { position, title, isGoods, quantity, unitPriceMinor, made, shipped, day } = line
      const hint = [
        t('now', { value: formatWhole(quantity, locale) }),
        ...(made > 0 ? [t('made', { pieces: made })] : []),
      ].join(', ')
      return [
        ...(isGoods
          ? [
              {
                name: `quantity_${position}`,
                label: t('quantity', { title }),
                hint,
                number: 'whole',
              } as const,
            ]
          : []),
        ...(shipped === 0
          ? [
              {
                name: `price_${position}`,
                label: t('price', { title }),
                hint: t('now', { value: money(unitPriceMinor) }),
                number: { currency },
              },
            ]
          : []),
        ...(isGoods && day
          ? [
              {
                name: `day_${position}`,
                label: t('day', { title }),
                hint: t('now', { value: dayText(day, locale) }),
                type: 'date',
              } as const,
            ]
          : []),
      ]
    }),
    {
      name: 'addedKind',
      label: t('added'),
      type: 'select',
      options: (['none', 'charge', 'goods'] as const).map(
        (kind) => [kind, t(`addedKinds.${kind}`)] as const,
      ),
    },
    { name: 'addedTitle', label: t('addedTitle') },
    { name: 'addedQuantity', label: t('addedQuantity'), number: 'whole' },
    { name: 'addedPrice', label: t('addedPrice'), number: { currency } },
    {
      name: 'addedLike',
      label: t('addedLike'),
      type: 'select',
      options: goods.map(({ position, title }) => [String(position), title] as const),
    },
    {
      name: 'incoterm',
      label: t('incoterm'),
      type: 'select',
      start: draft.incoterm,
      options: INCOTERMS.map((term) => [term, term] as const),
    },
    { name: 'namedPlace', label: t('namedPlace'), start: draft.namedPlace },
    {
      name: 'freight',
      label: t('freight'),
      hint: t('now', { value: money(draft.freightMinor) }),
      number: { currency },
    },
    {
      name: 'insurance',
      label: t('insurance'),
      hint: t('now', { value: money(draft.insuranceMinor) }),
      number: { currency },
    },
    {
      name: 'plan',
      label: t('plan'),
      type: 'select',
      options: [['', t('planStays')], ...plans.map((title) => [title, title] as const)],
    },
    { name: 'validDays', label: t('validDays'), number: 'whole', start: '14' },
    { name: 'reason', label: t('reason'), type: 'long', wide: true },
  ]
  return (
    <details className="rounded-md border bg-white p-4" data-testid="amend-order">
      <summary className="min-h-11 cursor-pointer py-2 font-medium">{t('title')}</summary>
      <div className="grid grid-cols-1 gap-3">
        <p className="max-w-prose text-sm text-muted">{t('lead')}</p>
        <DeskForm
          action={proposeAmendmentAction}
          id="amend-order"
          hidden={{ serial: String(serial), amendsHash }}
          stacked
          columns={3}
          fields={fields}
          submit={t('submit')}
        />
      </div>
    </details>
  )
}

/** What the desk can do with an amendment that its buyer hasn’t signed. */
export async function AmendmentDeeds({
  serial,
  amendment,
  actor,
}: {
  serial: number
  amendment: AmendmentView
  actor: Actor
}) {
  const t = await getTranslations('orderChanges.amend.desk')
  const { number, documentHash, state, proposedById, proposedBy } = amendment
  const hidden = { serial: String(serial), number: String(number), documentHash }
  const isOpen = state === 'PROPOSED' || state === 'OFFERED' || state === 'EXPIRED'
  if (!isOpen || amendment.ended || !may(actor, 'order.amend')) return null
  const signsSecond =
    state === 'PROPOSED' &&
    may(actor, 'discount.approve') &&
    actor.kind === 'staff' &&
    actor.userId !== proposedById
  return (
    <div className="grid grid-cols-1 gap-3 border-t pt-3">
      {state === 'PROPOSED' ? (
        <p className="max-w-prose text-sm">{t('secondNote', { name: proposedBy })}</p>
      ) : null}
      {signsSecond ? (
        <DeskForm
          action={countersignAmendmentAction}
          id={`countersign-amendment-${number}`}
          hidden={hidden}
          fields={[]}
          submit={t('countersign')}
        />
      ) : null}
      <details>
        <summary className="flex min-h-11 cursor-pointer items-center text-sm text-info underline">
          {t('withdraw')}
        </summary>
        <DeskForm
          action={withdrawAmendmentAction}
          id={`withdraw-amendment-${number}`}
          hidden={hidden}
          stacked
          destructive
          fields={[{ name: 'reason', label: t('withdrawReason'), type: 'long', wide: true }]}
          submit={t('withdraw')}
        />
      </details>
    </div>
  )
}
