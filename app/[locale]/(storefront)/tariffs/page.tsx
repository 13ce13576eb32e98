import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { connection } from 'next/server'
import { Suspense } from 'react'
import { PageSkeleton } from '@/components/site/page-skeleton'
import { packedGoods } from '@/features/catalog/queries/packed-goods'
import { entryMode } from '@/features/catalog/rules/landed-feet'
import { FreightWays } from '@/features/freight/components/freight-ways'
import { packGoods } from '@/features/freight/engine/pack'
import { plainAmount } from '@/platform/money'
import { dutiableGoods } from '@/features/catalog/queries/dutiable-goods'
import {
  askedDay,
  askedDestination,
  askedProduct,
  readQuestion,
} from '@/features/tariffs/rules/calculator'
import { ddpOffer } from '@/features/tariffs/rules/importer'
import { statutoryDay } from '@/features/tariffs/rules/statutory-zone'
import { CalculatorAnswer } from '@/features/tariffs/components/shop/calculator-answer'
import { CalculatorForm } from '@/features/tariffs/components/shop/calculator-form'
import { planningRates } from '@/features/company/queries/selling-rates'
import { importWays } from '@/features/tariffs/queries/importers'
import { CalculatorOpen } from '@/features/tariffs/components/shop/calculator-open'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'

const DESCRIPTION = '/docs/api'

type Props = PageProps<'/[locale]/tariffs'>

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('tariffs')
  return {
    title: t('title'),
    description: t('metaDescription'),
    alternates: { canonical: '/tariffs' },
  }
}

export default async function TariffsPage({ searchParams }: Props) {
  const t = await getTranslations('tariffs')
  return (
    <main id="content" className="shell grid gap-6 py-6">
      <div className="grid gap-1">
        <h1 className="text-xl">{t('title')}</h1>
        <p className="max-w-prose text-muted">{t('lead')}</p>
      </div>
      <Suspense fallback={<PageSkeleton />}>
        <Calculator searchParams={searchParams} />
      </Suspense>
      <p className="text-xs text-muted" data-print="hide">
        {t('api')}{' '}
        <a className="text-info underline" href={DESCRIPTION}>
          {DESCRIPTION}
        </a>
        .
      </p>
    </main>
  )
}

async function Calculator({ searchParams }: Pick<Props, 'searchParams'>) {
  const query = await searchParams
  await connection()
  const t = await getTranslations('tariffs')
  const [inForce, ways, rates] = await Promise.all([rulesInForce(), importWays(), planningRates()])
  const askedGoods = askedProduct(query)
  const goods = askedGoods
    ? await dutiableGoods(askedGoods.product, askedGoods.quantity, askedGoods.to)
    : null
  const destination = askedDestination(query)
  const today = statutoryDay(destination, new Date())
  const ddp = ddpOffer(destination, askedDay(query, today), ways[destination] ?? null)
  const offersDdp = ddp.standing === 'offered'
  const question = readQuestion(query, today, goods, offersDdp)
  const packed =
    askedGoods && goods && question.shipment
      ? packGoods(await packedGoods([{ code: askedGoods.product, pieces: askedGoods.quantity }]))
      : null
  return (
    <div className="grid items-start gap-8 lg:grid-cols-[22rem_1fr]">
      <CalculatorForm
        question={question}
        goods={goods}
        offersDdp={offersDdp}
        key={JSON.stringify([question.typed, question.said])}
      />
      {question.shipment ? (
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-8">
          <CalculatorAnswer
            shipment={question.shipment}
            rules={inForce}
            question={question}
            name={goods?.name ?? null}
            ddp={ddp}
            today={today}
            rates={rates}
          />
          {packed ? (
            <FreightWays
              consignment={packed}
              route={{
                origin: question.shipment.lines[0]?.origin ?? 'CN',
                destination: question.shipment.destination,
                postcode: '',
                day: question.shipment.entryDate,
              }}
              hrefOf={({ totalMinor, mode }) =>
                `/tariffs?${new URLSearchParams({ ...question.typed, freight: plainAmount(totalMinor), mode: entryMode(mode) })}`
              }
            />
          ) : (
            <p className="text-sm text-muted">{t('freightOfProducts')}</p>
          )}
        </div>
      ) : question.open ? (
        <CalculatorOpen open={question.open} question={question} day={today} rules={inForce} />
      ) : null}
    </div>
  )
}
