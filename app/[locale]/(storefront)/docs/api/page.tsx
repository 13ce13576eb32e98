import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { OPERATIONS } from '@/app/api/v1/operations'
import { Code } from '@/components/api-docs/code'
import { OperationSection } from '@/components/api-docs/operation-section'
import { ProblemTable } from '@/components/api-docs/problem-table'
import { freight } from '@/features/catalog/api/freight'
import { freightExampleReply } from '@/features/catalog/queries/freight-reply'
import { listOrders } from '@/features/fulfilment/api/orders'
import { listQuotes } from '@/features/quotes/api/quotes'
import {
  landedCost,
  landedCostExamples,
  type ExampleDestination,
} from '@/features/tariffs/api/operation'
import { landedCostExampleAnswer } from '@/features/tariffs/queries/landed-cost-example'
import { describeApi } from '@/platform/api/describe'
import { countryName } from '@/platform/countries'
import type { Audience } from '@/platform/api/operation'
import { openApiDocument, type ApiDocument, type DescribedOperation } from '@/platform/api/openapi'
import { siteUrl } from '@/platform/env/public'
import { houseFacts } from '@/platform/house/facts'

const DESCRIPTION = describeApi.path
const SHOWN: readonly Extract<Audience, 'public' | 'site'>[] = ['public', 'site']

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('api.page')
  return {
    title: t('title'),
    description: t('metaDescription'),
    alternates: { canonical: '/docs/api' },
  }
}

/** The API for programs, rendered from its own description: people and machines read the same. */
export default async function ApiPage() {
  const [t, audiences] = await Promise.all([
    getTranslations('api.page'),
    getTranslations('api.audiences'),
  ])
  const document = openApiDocument(OPERATIONS, siteUrl().origin, await houseFacts())
  const { paths } = document
  const examples: Readonly<Record<string, ReactNode>> = {
    [landedCost.id]: <LandedCostExamples />,
    [freight.id]: <FreightExample />,
    [listQuotes.id]: <KeyExample path={listQuotes.path} />,
    [listOrders.id]: <KeyExample path={listOrders.path} />,
    [describeApi.id]: <DescriptionExample document={document} />,
  }
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      operation,
    })),
  )
  const groups = SHOWN.map((audience) => ({
    audience,
    operations: all.filter(({ operation }) => operation.tags.includes(audience)),
  }))
  return (
    <main id="content" className="shell grid gap-6 py-6">
      <div className="grid gap-1">
        <h1 className="text-xl">{t('title')}</h1>
        <p className="max-w-prose text-muted">{t('lead')}</p>
        <p className="text-sm">
          {t('machine')}{' '}
          <a className="inline-flex min-h-9 items-center text-info underline" href={DESCRIPTION}>
            {DESCRIPTION}
          </a>
        </p>
      </div>
      <div className="grid items-start gap-8 lg:grid-cols-[15rem_minmax(0,1fr)]">
        <Contents groups={groups} />
        <div className="grid min-w-0 gap-10">
          <section className="grid max-w-prose gap-3">
            <h2 id="keys" className="scroll-mt-4 text-lg">
              {t('keys')}
            </h2>
            <p>{t('keysText')}</p>
            <h2 className="text-lg">{t('amounts')}</h2>
            <p>{t('amountsText')}</p>
            <h2 className="text-lg">{t('rates')}</h2>
            <p>{t('ratesText')}</p>
          </section>
          {groups.map(({ audience, operations }) => (
            <section key={audience} className="grid min-w-0 gap-4">
              <div className="grid gap-1">
                <h2 className="text-lg">{t(`audiences.${audience}`)}</h2>
                <p className="max-w-prose text-muted">{audiences(audience)}</p>
              </div>
              <div className="min-w-0 border-b">
                {operations.map((each) => (
                  <OperationSection key={each.operation.operationId} {...each}>
                    {examples[each.operation.operationId]}
                  </OperationSection>
                ))}
              </div>
            </section>
          ))}
          <ProblemTable />
        </div>
      </div>
    </main>
  )
}

async function Contents({
  groups,
}: {
  groups: {
    audience: 'public' | 'site'
    operations: { path: string; operation: DescribedOperation }[]
  }[]
}) {
  const t = await getTranslations('api.page')
  return (
    <nav
      aria-label={t('contents')}
      className="grid gap-4 text-sm lg:sticky lg:top-4 lg:max-h-[calc(100dvh-2rem)] lg:overflow-y-auto"
    >
      {groups.map(({ audience, operations }) => (
        <div key={audience}>
          <p className="font-medium">{t(`audiences.${audience}`)}</p>
          <ul className="grid sm:max-lg:grid-cols-2">
            {operations.map(({ operation: { operationId, summary } }) => (
              <li key={operationId}>
                <ContentsLink to={operationId}>{summary}</ContentsLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <ContentsLink to="problems">{t('problems')}</ContentsLink>
    </nav>
  )
}

const ContentsLink = ({ to, children }: { to: string; children: string }) => (
  <a className="inline-flex min-h-9 items-center text-info hover:underline" href={`#${to}`}>
    {children}
  </a>
)

/** How many lines of the description are shown: the whole of it is this page. */
const FIRST_LINES = 30

async function DescriptionExample({ document }: { document: ApiDocument }) {
  const t = await getTranslations('api.page')
  const lines = JSON.stringify(document, null, 2).split('\n').slice(0, FIRST_LINES)
  return (
    <div className="grid min-w-0 gap-3">
      <Code label={t('exampleRequest')}>{`curl ${new URL(DESCRIPTION, siteUrl()).href}`}</Code>
      <Code label={t('exampleBeginning')}>{`${lines.join('\n')}\n…`}</Code>
    </div>
  )
}

async function KeyExample({ path }: { path: string }) {
  const t = await getTranslations('api.page')
  const address = new URL(path, siteUrl()).href
  return (
    <Code label={t('exampleRequest')}>
      {`curl ${address} \\\n  -H "Authorization: Bearer $FSC_KEY"`}
    </Code>
  )
}

async function FreightExample() {
  const [t, example] = await Promise.all([getTranslations('api.page'), freightExampleReply()])
  if (!example) return null
  const address = new URL(freight.path, siteUrl()).href
  return (
    <div className="grid min-w-0 gap-3">
      <Code label={t('exampleRequest')}>{`curl ${address} \\\n  --json '${example.body}'`}</Code>
      <Code label={t('exampleAnswer')}>{example.answer}</Code>
    </div>
  )
}

const EXAMPLES = Object.keys(landedCostExamples) as ExampleDestination[]

function LandedCostExamples() {
  return (
    <div className="grid min-w-0 gap-3">
      {EXAMPLES.map((destination) => (
        <LandedCostExample key={destination} destination={destination} />
      ))}
    </div>
  )
}

/** The first is open: the answer for one destination is long. */
async function LandedCostExample({ destination }: { destination: ExampleDestination }) {
  const [t, locale] = await Promise.all([getTranslations('api.page'), getLocale()])
  const address = new URL(landedCost.path, siteUrl()).href
  const body = JSON.stringify(landedCostExamples[destination], null, 2)
  const country = countryName(destination, locale)
  return (
    <details open={destination === EXAMPLES[0]} className="min-w-0">
      <summary className="flex min-h-9 cursor-pointer items-center text-sm font-medium">
        {t('exampleTo', { country })}
      </summary>
      <div className="grid min-w-0 gap-3">
        <Code label={t('exampleRequestTo', { country })}>
          {`curl ${address} \\\n  --json '${body}'`}
        </Code>
        <Code label={t('exampleAnswerTo', { country })}>
          {await landedCostExampleAnswer(destination)}
        </Code>
      </div>
    </details>
  )
}
