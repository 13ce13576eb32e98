import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Alert, AlertTitle } from '@/components/ui/alert'
import { OriginWay } from '@/features/tariffs/components/staff/origin-way'
import { RiskList } from '@/features/tariffs/components/risk-list'
import type { GoodsStatement } from '@/features/tariffs/rules/goods-statements'
import { speakerWords } from '@/features/tariffs/rules/goods-words'
import { localeOf, type Locale } from '@/i18n/routing'
import { say } from '@/i18n/say'
import { countryName } from '@/platform/countries'
import { dayText, deskDay } from '@/platform/dates'
import type { QuotePapersView } from '../../queries/quote-papers'
import { everyPick, isChoosable } from '../../rules/choices'
import { certificateFact } from '../../rules/certificate-words'
import { factsSaid } from '../../rules/line-goods'
import { pickWords } from '../../rules/offer-columns'
import type { OfferedLack, OfferedLine } from '../../rules/offered-papers'
import type { Classified } from '../../rules/papers'
import type { QuoteDocument } from '../../schema'
import { ValueWorksheetSection } from '../sheet/value-worksheet'

/**
 * The papers of a quote: first what is missing, by name, then line by line what is on file and its
 * source.
 */
export async function QuotePapersSheet(papers: QuotePapersView) {
  const { document, lines, risks } = papers
  const [t, locale] = [await getTranslations('papers'), localeOf(await getLocale())]
  const destination = countryName(document.draft.destination, locale)
  return (
    <>
      <Lacks papers={papers} locale={locale} />
      <section aria-labelledby="papers-lines" className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <h2 id="papers-lines" className="text-lg">
          {t('lines')}
        </h2>
        {lines.map((line) => (
          <LineSection key={line.offerId} line={line} document={document} locale={locale} />
        ))}
      </section>
      <section aria-labelledby="papers-asked" className="grid gap-3">
        <h2 id="papers-asked" className="text-lg">
          {t('asks', { destination })}
        </h2>
        {risks.length > 0 ? (
          <RiskList papers risks={risks} language={locale} />
        ) : (
          <p className="text-sm text-muted">{t('asksNothing')}</p>
        )}
      </section>
      <section aria-labelledby="papers-value" className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <h2 id="papers-value" className="text-lg">
          {t('value')}
        </h2>
        <Values document={document} locale={locale} />
      </section>
    </>
  )
}

async function Lacks({
  papers: { lacks, lines, ways },
  locale,
}: {
  papers: QuotePapersView
  locale: Locale
}) {
  const t = await getTranslations('papers')
  if (lacks.length === 0)
    return (
      <Alert variant="ok" role="status">
        {t('nothingLacks')}
      </Alert>
    )
  const places = [...new Set(lacks.map(({ of }) => of))]
  const sentence = ({ message, found, of }: OfferedLack): string =>
    of === null && found < ways
      ? t('inWays', { lack: say(message, locale), found, ways })
      : say(message, locale)
  return (
    <Alert variant="caution" data-testid="papers-lacking" className="grid gap-2">
      <AlertTitle>{t('lacking')}</AlertTitle>
      <ul className="grid gap-1">
        {places.map((place) => {
          const line = lines.find(({ offerId }) => offerId === place)
          return (
            <li key={place ?? 'quote'}>
              <strong className="font-medium">{line ? nameOf(t, line) : t('ofQuote')}:</strong>{' '}
              {lacks
                .filter(({ of }) => of === place)
                .map(sentence)
                .join('; ')}
            </li>
          )
        })}
      </ul>
    </Alert>
  )
}

/** The line, and which offer of it. */
function nameOf(
  t: Awaited<ReturnType<typeof getTranslations<'papers'>>>,
  { line, letter, title }: OfferedLine,
): string {
  if (line === null) return t('ofOptional', { title })
  return letter === null ? t('ofLine', { line, title }) : t('ofOffer', { line, title, letter })
}

/** The worksheet of the customs value, for each way to pick that has a different one. */
async function Values({ document, locale }: { document: QuoteDocument; locale: Locale }) {
  const t = await getTranslations('papers')
  const others = new Map<string, { picks: string[]; document: QuoteDocument }>()
  for (const each of everyPick(document)) {
    const key = JSON.stringify(each.document.valuation ?? null)
    if (!others.has(key)) others.set(key, each)
  }
  return [...others.values()].map(({ picks, document: picked }) => (
    <div key={picks.join()} className="grid grid-cols-[minmax(0,1fr)] gap-2">
      {others.size > 1 ? (
        <h3 className="text-base">{pickWords(document, picks, locale).join('; ')}</h3>
      ) : null}
      {picked.valuation ? (
        <ValueWorksheetSection
          document={picked}
          picks={isChoosable(document.draft) ? picks : undefined}
        />
      ) : (
        <p className="text-sm text-muted">{t('noValue')}</p>
      )}
    </div>
  ))
}

async function LineSection({
  line,
  document,
  locale,
}: {
  line: OfferedLine
  document: QuoteDocument
  locale: Locale
}) {
  const t = await getTranslations('papers')
  const { draft, duty } = document
  const certificate = certificateFact(
    { certificate: line.certificate?.certificate },
    draft.destination,
    duty,
  )
  const file = line.certificate?.certificate.file
  return (
    <article className="grid grid-cols-[minmax(0,1fr)] gap-3 rounded-md border bg-white p-4 text-sm">
      <h3 className="text-base font-medium">
        {nameOf(t, line)}
        {line.sku ? <span className="ms-2 font-mono text-xs text-muted">{line.sku}</span> : null}
      </h3>
      <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-[11rem_minmax(0,1fr)] sm:gap-y-2">
        <Row title={t('code')}>
          <Code hsCode={line.hsCode} classified={line.classified} locale={locale} />
        </Row>
        <Row title={t('facts')}>
          <Facts said={line.said} locale={locale} />
        </Row>
        <Row title={t('origin')}>
          {line.making ? (
            <OriginWay route={line.making.route} />
          ) : (
            <>
              <span className="font-medium">{countryName(line.origin, locale)}</span>{' '}
              <span className="text-caution">{t('noMaking')}</span>
            </>
          )}
        </Row>
        <Row title={t('certificate')}>
          {certificate ? (
            <>
              {say(certificate, locale)}
              {file ? (
                <>
                  {' · '}
                  <a className="text-info underline" href={`/api/files/${file.id}`}>
                    {file.name}
                  </a>
                </>
              ) : null}
            </>
          ) : (
            <span className="text-muted">{t('noCertificate')}</span>
          )}
        </Row>
        <Row title={t('documents')}>
          {line.documents.length > 0 ? (
            <span className="font-mono text-xs">{line.documents.join(', ')}</span>
          ) : (
            <span className="text-muted">{t('noDocuments')}</span>
          )}
        </Row>
        {line.controls.length > 0 ? (
          <Row title={t('controls')}>
            {line.controls.map(({ id, reason, legalBasis }) => (
              <span key={id} className="block">
                {say(reason, locale)} <span className="text-xs text-muted">{legalBasis}</span>
              </span>
            ))}
          </Row>
        ) : null}
      </dl>
    </article>
  )
}

const Row = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="grid gap-0.5 sm:contents">
    <dt className="text-muted">{title}</dt>
    <dd className="min-w-0">{children}</dd>
  </div>
)

/** The code, and its source: the facts, or somebody against the facts. */
async function Code({
  hsCode,
  classified,
  locale,
}: {
  hsCode: string | null
  classified: Classified | null
  locale: Locale
}) {
  const t = await getTranslations('papers')
  if (!classified)
    return hsCode ? (
      <span className="font-mono">{hsCode}</span>
    ) : (
      <span className="text-caution">{t('noCode')}</span>
    )
  const { code, agrees, rule, rulings, reviewedOn } = classified
  return (
    <>
      <span className={agrees ? undefined : 'text-caution'}>
        {agrees || hsCode === null
          ? t('codeOf', { code: hsCode ?? code })
          : t('codeAgainst', { hsCode, code })}
      </span>
      <span className="block text-xs text-muted">
        {[
          rule,
          rulings.length > 0 ? t('rulings', { rulings: rulings.join(', ') }) : '',
          reviewedOn ? t('read', { day: dayText(reviewedOn, locale) }) : t('recalled'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </>
  )
}

/** Statements about the goods, one row per occasion: by whom, when, and what. */
async function Facts({ said, locale }: { said: readonly GoodsStatement[]; locale: Locale }) {
  const t = await getTranslations('papers')
  return said.length > 0 ? (
    <ul className="grid gap-1">
      {said.map((each, i) => (
        <li key={i}>
          {say(factsSaid(each), locale)}
          <span className="block text-xs text-muted">
            {say(speakerWords(each), locale)}, {deskDay(new Date(each.at), locale)}
          </span>
        </li>
      ))}
    </ul>
  ) : (
    <span className="text-muted">{t('noFacts')}</span>
  )
}
