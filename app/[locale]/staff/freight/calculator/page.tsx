import { getLocale, getTranslations } from 'next-intl/server'
import { tabTitle } from '@/app/tab-title'
import { Button } from '@/components/ui/button'
import { Field, fieldMessageId } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import { requireStaff } from '@/features/accounts/guards'
import { packedGoods } from '@/features/catalog/queries/packed-goods'
import { OfferList } from '@/features/freight/components/offer-list'
import { FreightFrame } from '@/features/freight/components/staff/freight-nav'
import { PackingTable } from '@/features/freight/components/packing-table'
import { packGoods } from '@/features/freight/engine/pack'
import { freightAtDesk } from '@/features/freight/queries/freight'
import { readDeskQuestion } from '@/features/freight/rules/desk-question'
import { countryName } from '@/platform/countries'
import { factoryDay } from '@/platform/day'

export const generateMetadata = tabTitle('/staff/freight/calculator')

/** Computes freight for any goods of the catalog by every stored card, unreviewed rows marked. */
export default async function FreightCalculatorPage({
  searchParams,
}: PageProps<'/[locale]/staff/freight/calculator'>) {
  const actor = await requireStaff('/staff/freight/calculator')
  const [query, t, locale] = await Promise.all([
    searchParams,
    getTranslations('freight.calculator'),
    getLocale(),
  ])
  const { typed, wrong, wrongLines, goods } = readDeskQuestion(query, factoryDay(new Date()))
  const isWhole = wrong.length === 0 && goods.length > 0
  const packed = isWhole ? packGoods(await packedGoods(goods, false)) : null
  const answer = packed
    ? await freightAtDesk(actor, packed, {
        origin: 'CN',
        destination: typed.to,
        postcode: typed.postcode,
        day: typed.day,
      })
    : null
  const described = (name: string) => ({ 'aria-describedby': fieldMessageId(name) })
  return (
    <FreightFrame room="calculator" lead={t('lead')}>
      <div className="grid items-start gap-8 lg:grid-cols-[22rem_minmax(0,1fr)]">
        <form method="get" className="grid gap-4 rounded-md border bg-white p-4">
          <Field
            id="goods"
            label={t('goods')}
            hint={t('goodsHint')}
            error={
              wrong.includes('goods')
                ? t('goodsWrong', { lines: wrongLines.slice(0, 20).join(', ') })
                : undefined
            }
          >
            <Textarea
              id="goods"
              name="goods"
              rows={6}
              className="font-mono"
              defaultValue={typed.goods}
              {...described('goods')}
            />
          </Field>
          <Field id="to" label={t('to')} error={wrong.includes('to') ? t('toWrong') : undefined}>
            <Input id="to" name="to" maxLength={2} defaultValue={typed.to} {...described('to')} />
          </Field>
          <Field id="postcode" label={t('postcode')} hint={t('postcodeHint')}>
            <Input
              id="postcode"
              name="postcode"
              maxLength={16}
              autoComplete="off"
              defaultValue={typed.postcode}
              {...described('postcode')}
            />
          </Field>
          <Field
            id="day"
            label={t('day')}
            error={wrong.includes('day') ? t('dayWrong') : undefined}
          >
            <Input id="day" name="day" type="date" defaultValue={typed.day} {...described('day')} />
          </Field>
          <Button type="submit" className="justify-self-start">
            {t('submit')}
          </Button>
        </form>
        {packed && answer ? (
          <section aria-labelledby="answer" className="grid min-w-0 gap-4">
            <h2 id="answer" className="text-lg">
              {t('answer', { country: countryName(typed.to, locale) })}
            </h2>
            {packed.unpacked.length > 0 ? (
              <p className="text-sm text-caution">
                {t('unpacked', { goods: packed.unpacked.join(', ') })}
              </p>
            ) : (
              <>
                <PackingTable consignment={packed} />
                {answer.offers.length === 0 ? <p className="text-sm">{t('noCard')}</p> : null}
                <OfferList answer={answer} />
                <p className="text-xs text-muted">{t('containers')}</p>
              </>
            )}
          </section>
        ) : (
          <p className="text-sm text-muted">{t('empty')}</p>
        )}
      </div>
    </FreightFrame>
  )
}
