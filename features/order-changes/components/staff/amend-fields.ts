import type { DeskField } from '@/components/desk/entry'
import { MOST_PLAN_PARTS, PLAN_GATES } from '@/features/company/rules/plan-gates'
import { INCOTERMS } from '@/features/tariffs/schema'
import { localeOf } from '@/i18n/routing'
import { dayText } from '@/platform/dates'
import { formatMoney, formatWhole } from '@/platform/money'
import { formatOrderNumber } from '@/platform/numbers'
import { getLocale, getTranslations } from 'next-intl/server'
import type { Amendable } from '../../queries/amendable'
import { OWN_PLAN, PLAN_BY } from '../../rules/own-plan'

/** The fields of an amendment, by subject: each line, an added line, delivery, the payment plan, the offer. */
export async function amendFields(serial: number, order: Amendable): Promise<DeskField[]> {
  return [
    ...(await lineFields(order)),
    ...(await addedFields(serial, order)),
    ...(await deliveryFields(order)),
    ...(await planFields(order)),
    ...(await offerFields()),
  ]
}

const words = () => getTranslations('orderChanges.amend.desk')

async function lineFields({ draft: { currency }, lines }: Amendable): Promise<DeskField[]> {
  const t = await words()
  const locale = localeOf(await getLocale())
  return lines.flatMap((line): DeskField[] => {
    const { position, title, isGoods, quantity, unitPriceMinor, made, shipped, day } = line
    const of = t('line', { position, title })
    const quantityHint = [
      t('now', { value: formatWhole(quantity, locale) }),
      ...(made > 0 ? [t('made', { pieces: made })] : []),
    ].join(', ')
    const name = (field: string) => `${field}_${position}`
    return [
      ...(isGoods
        ? [
            {
              name: name('quantity'),
              of,
              label: t('quantity'),
              hint: quantityHint,
              number: 'whole',
            } as const,
          ]
        : []),
      ...(shipped === 0
        ? [
            {
              name: name('price'),
              of,
              label: t(isGoods ? 'price' : 'charge'),
              hint: t('now', { value: formatMoney(unitPriceMinor, currency, locale) }),
              number: { currency },
            },
          ]
        : []),
      ...(isGoods && day
        ? [
            {
              name: name('day'),
              of,
              label: t('day'),
              hint: t('now', { value: dayText(day, locale) }),
              type: 'date',
            } as const,
          ]
        : []),
      ...(made === 0
        ? [{ name: name('remove'), of, label: t('remove'), type: 'check', wide: true } as const]
        : []),
    ]
  })
}

async function addedFields(
  serial: number,
  { draft: { currency }, lines }: Amendable,
): Promise<DeskField[]> {
  const t = await words()
  const of = t('groups.added')
  const kinds = ['none', 'article', 'goods', 'charge'] as const
  return [
    {
      name: 'addedKind',
      of,
      label: t('added'),
      type: 'select',
      options: kinds.map((kind) => [kind, t(`addedKinds.${kind}`)] as const),
    },
    {
      name: 'addedSku',
      of,
      label: t('addedSku'),
      found: {
        href: `/api/staff/orders/${formatOrderNumber(serial)}/articles`,
        label: t('articles.found'),
        none: t('articles.none'),
        failed: t('articles.failed'),
      },
    },
    { name: 'addedTitle', of, label: t('addedTitle'), hint: t('addedTitleHint') },
    {
      name: 'addedLike',
      of,
      label: t('addedLike'),
      type: 'select',
      options: lines
        .filter(({ isGoods }) => isGoods)
        .map(({ position, title }) => [String(position), t('line', { position, title })] as const),
    },
    { name: 'addedQuantity', of, label: t('addedQuantity'), number: 'whole' },
    {
      name: 'addedPrice',
      of,
      label: t('addedPrice'),
      hint: t('addedPriceHint'),
      number: { currency },
    },
  ]
}

async function deliveryFields({ draft }: Amendable): Promise<DeskField[]> {
  const t = await words()
  const locale = localeOf(await getLocale())
  const { currency } = draft
  const of = t('groups.delivery')
  const now = (amountMinor: number) =>
    t('now', { value: formatMoney(amountMinor, currency, locale) })
  const number = { currency }
  return [
    {
      name: 'incoterm',
      of,
      label: t('incoterm'),
      type: 'select',
      start: draft.incoterm,
      options: INCOTERMS.map((term) => [term, term] as const),
    },
    { name: 'namedPlace', of, label: t('namedPlace'), start: draft.namedPlace },
    { name: 'freight', of, label: t('freight'), hint: now(draft.freightMinor), number },
    { name: 'insurance', of, label: t('insurance'), hint: now(draft.insuranceMinor), number },
  ]
}

/** The choice of a plan template or a typed plan, which starts as the plan in force. */
async function planFields({ draft, plans }: Amendable): Promise<DeskField[]> {
  const t = await words()
  const of = t('groups.plan')
  const { depositPercent, plan } = draft
  const parts = plan?.parts ?? [
    {
      gate: 'ready_to_ship' as const,
      percent: String(Math.round(10_000 - 100 * Number(depositPercent)) / 100),
      days: 0,
    },
  ]
  const gates = ['none', ...PLAN_GATES.slice(1)] as const
  return [
    {
      name: 'plan',
      of,
      label: t('plan'),
      type: 'select',
      options: [
        ['', t('planStays')],
        ...plans.map((title) => [title, title] as const),
        [OWN_PLAN, t('planOwn')],
      ],
    },
    {
      name: 'planBy',
      of,
      label: t('planBy'),
      type: 'select',
      options: PLAN_BY.map((by) => [by, t(`planBys.${by}`)] as const),
    },
    {
      name: 'planDeposit',
      of,
      label: t('planDeposit'),
      number: { decimals: 3 },
      start: depositPercent,
    },
    ...Array.from({ length: MOST_PLAN_PARTS }, (_, i): DeskField[] => {
      const n = i + 1
      const part = parts[i]
      return [
        {
          name: `planGate_${n}`,
          of,
          label: t('planGate', { n }),
          type: 'select',
          start: part?.gate ?? 'none',
          options: gates.map((gate) => [gate, t(`planGates.${gate}`)] as const),
        },
        {
          name: `planPart_${n}`,
          of,
          label: t('planPart', { n }),
          number: { decimals: 3 },
          start: part?.percent ?? '',
        },
        {
          name: `planDays_${n}`,
          of,
          label: t('planDays', { n }),
          number: 'whole',
          start: part ? String(part.days) : '',
        },
      ]
    }).flat(),
  ]
}

async function offerFields(): Promise<DeskField[]> {
  const t = await words()
  const of = t('groups.offer')
  return [
    { name: 'validDays', of, label: t('validDays'), number: 'whole', start: '14' },
    { name: 'reason', of, label: t('reason'), type: 'long', wide: true },
  ]
}
