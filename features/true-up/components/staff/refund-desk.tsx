import { getLocale, getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import { RowsTable } from '@/components/desk/rows-table'
import { Button } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { NativeSelect } from '@/components/ui/native-select'
import type { Actor } from '@/features/accounts/rules/actor'
import { Link } from '@/i18n/link'
import { localeOf } from '@/i18n/routing'
import { dayText } from '@/platform/dates'
import { addDays, factoryDay } from '@/platform/day'
import { formatMoney } from '@/platform/money'
import { formatOrderNumber } from '@/platform/numbers'
import { refundDutyAction } from '../../actions/true-up'
import {
  paidLayers,
  paidProgrammes,
  type LayerQuestion,
  type PaidLayer,
} from '../../queries/paid-duty'
import { REFUND_CAUSES, refundQuestionSchema } from '../../schema'

/** Finds the entries that paid a duty, and distributes its refund in one step. */
export async function RefundDesk({
  actor,
  asked,
  now,
}: {
  actor: Actor
  asked: Readonly<Record<string, string | string[] | undefined>>
  now: Date
}) {
  const [t, programmes] = await Promise.all([
    getTranslations('trueUp.refundPage'),
    paidProgrammes(actor),
  ])
  if (programmes.length === 0) return <Empty>{t('noEntries')}</Empty>
  const today = factoryDay(now)
  const question = refundQuestionSchema.safeParse({
    programme: asked['programme'] ?? programmes[0]?.id,
    from: asked['from'] ?? addDays(today, -365),
    to: asked['to'] ?? today,
    percent: asked['percent'] ?? '100',
  })
  const layers = question.success ? await paidLayers(actor, question.data) : []
  const of = question.data
  return (
    <>
      <form className="grid max-w-5xl items-end gap-4 rounded-md border bg-white p-4 sm:grid-cols-5">
        <div className="grid gap-1 sm:col-span-2">
          <Label htmlFor="programme">{t('programme')}</Label>
          <NativeSelect id="programme" name="programme" defaultValue={of?.programme}>
            {programmes.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </NativeSelect>
        </div>
        <div className="grid gap-1">
          <Label htmlFor="from">{t('from')}</Label>
          <Input id="from" name="from" type="date" defaultValue={of?.from} required />
        </div>
        <div className="grid gap-1">
          <Label htmlFor="to">{t('to')}</Label>
          <Input id="to" name="to" type="date" defaultValue={of?.to} required />
        </div>
        <div className="grid gap-1">
          <Label htmlFor="percent">{t('percent')}</Label>
          <Input
            id="percent"
            name="percent"
            inputMode="numeric"
            defaultValue={String(of?.percent ?? 100)}
          />
        </div>
        <Button type="submit" variant="outline" className="justify-self-start">
          {t('show')}
        </Button>
      </form>
      {of && layers.length > 0 ? (
        <Found found={layers} question={of} today={today} />
      ) : (
        <p className="max-w-prose text-sm">{t('nothing')}</p>
      )}
    </>
  )
}

async function Found({
  found,
  question,
  today,
}: {
  found: readonly PaidLayer[]
  question: LayerQuestion
  today: string
}) {
  const t = await getTranslations('trueUp.refundPage')
  const locale = localeOf(await getLocale())
  return (
    <section aria-labelledby="found" className="grid grid-cols-1 gap-4">
      <h2 id="found" className="text-lg">
        {t('found')}
      </h2>
      <RowsTable
        className="min-w-3xl"
        rows={found}
        keyOf={({ entryId }) => entryId}
        columns={[
          {
            head: t('order'),
            cell: ({ orderSerial, company }) => (
              <>
                <Link
                  className="text-info underline"
                  href={`/staff/orders/${formatOrderNumber(orderSerial)}`}
                >
                  {formatOrderNumber(orderSerial)}
                </Link>
                <span className="block text-xs text-muted">{company}</span>
              </>
            ),
          },
          {
            head: t('entry'),
            cell: ({ entryNumber, heading }) => (
              <>
                {entryNumber}
                <span className="block text-xs text-muted">{heading}</span>
              </>
            ),
          },
          { head: t('day'), cell: ({ enteredOn }) => dayText(enteredOn, locale) },
          { head: t('importer'), cell: ({ importer }) => t(`paidTo.${importer}`) },
          ...(
            [
              ['paid', 'paidMinor'],
              ['back', 'refundMinor'],
              ['buyer', 'buyerMinor'],
              ['house', 'houseMinor'],
            ] as const
          ).map(([head, figure]) => ({
            head: t(head),
            num: true,
            cell: (layer: PaidLayer) => formatMoney(layer[figure], layer.currency, locale),
          })),
        ]}
      />
      <DeskForm
        action={refundDutyAction}
        id="duty-refund"
        hidden={{ ...question, percent: String(question.percent) }}
        stacked
        columns={3}
        fields={[
          {
            name: 'cause',
            label: t('cause'),
            type: 'select',
            options: REFUND_CAUSES.map((cause) => [cause, t(`causes.${cause}`)] as const),
          },
          { name: 'reference', label: t('reference') },
          { name: 'decidedOn', label: t('decidedOn'), type: 'date', start: today },
        ]}
        submit={t('share', { count: found.length })}
      />
    </section>
  )
}
