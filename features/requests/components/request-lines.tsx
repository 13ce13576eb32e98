import { MessagesProvider } from '@/i18n/messages-provider'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { Picture } from '@/components/picture'
import { linesShown, LinePages, type ShownLines } from '@/components/line-pages'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import Link from 'next/link'
import { designHref } from '@/features/designs/rules/address'
import type { CustomSpecification } from '@/features/basket/schema'
import { answerKey, GOODS_FACT_NAMES } from '@/features/tariffs/rules/goods-facts'
import type { DesignRow } from '@/features/designs/rules/words'
import { formatMoney, formatWhole } from '@/platform/money'
import { pick } from '@/platform/pick'
import { MAX_FILES } from '@/features/basket/rules/limits'
import { LateArtwork } from './late-artwork'
import type { StlTexts } from '@/features/designs/components/stl-texts'
import { StlViewer } from '@/features/designs/components/stl-viewer'
import type { RequestAttachment, RequestView } from '../queries/requests'

type StaffRequestTexts = Awaited<ReturnType<typeof getTranslations<'staff.request'>>>

/** The requested lines with their files: the same for the buyer and the desk. */
export async function RequestLines({
  request,
  shown,
}: {
  shown: ShownLines
  request: Pick<RequestView, 'serial' | 'lines' | 'fileCount' | 'currency'>
}) {
  const locale = await getLocale()
  const [t, ta, messages] = await Promise.all([
    getTranslations('staff.request'),
    getTranslations('artwork'),
    getMessages(),
  ])
  const { from, to } = linesShown(request.lines.length, shown)
  const lacking = request.lines.filter(({ artwork }) => artwork.lacks.length > 0).length
  const raw = (key: string) => String(t.raw(`stl.${key}` as 'stl.show'))
  const stlTexts: StlTexts = {
    locale,
    show: raw('show'),
    close: raw('close'),
    size: raw('size'),
    weight: raw('weight'),
    unreadable: raw('unreadable'),
    tooLarge: raw('tooLarge'),
    millimetres: raw('millimetres'),
    inches: raw('inches'),
    open: raw('open'),
    label: raw('label'),
    loading: raw('loading'),
  }
  return (
    <section aria-labelledby="lines" className="grid gap-3">
      <h2 id="lines" className="text-base">
        {t('lines')}
      </h2>
      {lacking > 0 ? (
        <Alert variant="caution" role="status">
          {ta('lead', { count: lacking })}
        </Alert>
      ) : null}
      <LinePages count={request.lines.length} shown={shown} />
      <ol className="grid gap-3">
        {request.lines.slice(from, to).map((line) => (
          <li key={line.position} className="grid gap-2 rounded-md border bg-white p-4 text-sm">
            <div className="flex flex-wrap items-start gap-4">
              {line.article?.imagePath ? (
                <Picture
                  path={line.article.imagePath}
                  alt=""
                  width={64}
                  height={64}
                  loading="lazy"
                  className="size-16 rounded-md bg-ground object-cover"
                />
              ) : null}
              <div className="min-w-0 flex-1">
                {line.article ? (
                  <>
                    <p className="font-medium">
                      {line.article.productName}{' '}
                      {line.sample ? <Badge variant="info">{t('sample')}</Badge> : null}
                    </p>
                    <p className="font-mono text-xs text-muted">{line.article.sku}</p>
                    <p className="text-xs text-muted">
                      {[
                        line.article.finishName,
                        line.article.sizeName,
                        ...line.article.optionNames,
                        line.origin,
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </p>
                  </>
                ) : line.specification ? (
                  <>
                    <p className="font-medium">
                      {line.specification.type} <Badge variant="info">{t('custom')}</Badge>
                    </p>
                    {line.designFacts ? (
                      <DesignFacts
                        facts={line.designFacts}
                        packaging={line.specification.packaging}
                        t={t}
                      />
                    ) : (
                      <p className="text-xs text-muted">
                        {[
                          line.specification.grade,
                          line.specification.finish,
                          line.specification.size,
                          line.specification.engraving,
                          line.specification.packaging,
                        ]
                          .filter(Boolean)
                          .join(' · ')}
                      </p>
                    )}
                    {line.specification.description ? (
                      <p className="mt-1 max-w-prose whitespace-pre-line">
                        {line.specification.description}
                      </p>
                    ) : null}
                    <SpecificationFacts facts={line.specification.facts} />
                    {line.specification.targetPriceMinor ? (
                      <p>
                        {t('target', {
                          price: formatMoney(
                            line.specification.targetPriceMinor,
                            request.currency,
                            locale,
                          ),
                        })}
                      </p>
                    ) : null}
                  </>
                ) : null}
                {line.specification?.design ? (
                  <DesignFiles
                    design={line.specification.design}
                    code={line.specification.designCode}
                    t={t}
                  />
                ) : null}
                {line.note ? <p className="mt-1 whitespace-pre-line">{line.note}</p> : null}
              </div>
              <p className="font-semibold tabular-nums">{formatWhole(line.quantity, locale)} ×</p>
            </div>
            <ArtworkNote line={line} />
            <Files files={line.attachments} texts={stlTexts} />
            {line.artwork.lacks.length > 0 && request.fileCount < MAX_FILES ? (
              <MessagesProvider
                messages={{ artwork: messages.artwork, request: pick(messages.request, ['files']) }}
              >
                <LateArtwork
                  serial={request.serial}
                  position={line.position}
                  options={line.artwork.lacks}
                  roomLeft={MAX_FILES - request.fileCount}
                />
              </MessagesProvider>
            ) : null}
          </li>
        ))}
      </ol>
      <LinePages count={request.lines.length} shown={shown} />
    </section>
  )
}

/** The buyer's answers to customs' questions about the goods. */
async function SpecificationFacts({ facts = {} }: Pick<CustomSpecification, 'facts'>) {
  const goods = await getTranslations('goods')
  const said = GOODS_FACT_NAMES.flatMap((fact) => {
    const answer = facts[fact]
    const key = answer === undefined ? null : answerKey(fact, answer)
    return answer === undefined
      ? []
      : [`${goods(`facts.${fact}.label`)}: ${key ? goods(key) : answer}`]
  })
  return said.length > 0 ? <p className="text-xs text-muted">{said.join(' · ')}</p> : null
}

/** What artwork a line needs, has, and is missing. */
export async function ArtworkNote({
  line: { artwork, artworkLater },
}: {
  line: Pick<RequestView['lines'][number], 'artwork' | 'artworkLater'>
}) {
  const t = await getTranslations('artwork')
  if (artwork.needs.length === 0) return null
  const has = artwork.needs.filter((need) => !artwork.lacks.includes(need))
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      {artwork.lacks.length > 0 ? (
        <Badge variant="caution" className="whitespace-normal">
          {t('lacks', { options: artwork.lacks.join(', ') })}
        </Badge>
      ) : null}
      {artwork.lacks.length > 0 && artworkLater ? (
        <span className="text-muted">{t('saidLater')}</span>
      ) : null}
      {has.length > 0 ? (
        <span className="text-muted">
          {t('has', { options: has.join(', ') })}
          {artwork.from === null ? '' : `: ${t('fromLine', { line: artwork.from + 1 })}`}
        </span>
      ) : null}
    </p>
  )
}

/** The facts of a made-to-order design, with labels. */
function DesignFacts({
  facts,
  packaging,
  t,
}: {
  facts: readonly DesignRow[]
  packaging: string | undefined
  t: StaffRequestTexts
}) {
  return (
    <dl className="grid max-w-xl grid-cols-[auto_1fr] gap-x-4 text-xs">
      {[...facts, ...(packaging ? [[t('packaging'), packaging] as const] : [])].map(
        ([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd className="break-words">{value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}

/** The drawing of a made-to-order design, and files for other programs. */
function DesignFiles({
  design,
  code,
  t,
}: {
  design: string
  code: string | undefined
  t: StaffRequestTexts
}) {
  return (
    <div className="mt-2 grid gap-1">
      {code ? (
        <p>
          {t('design.code')}{' '}
          <Link className="font-mono underline" href={`/design/c/${code}`} prefetch={false}>
            {code}
          </Link>
        </p>
      ) : null}
      <div className="flex flex-wrap items-start gap-3">
        <img
          src={`/api/v1/designs/picture.png?${design}`}
          alt={t('design.picture')}
          width={180}
          height={180}
          loading="lazy"
          className="size-44 rounded-md border bg-ground"
        />
        <img
          src={`/api/v1/designs/drawing.svg?${design}`}
          alt={t('design.drawing')}
          width={540}
          height={384}
          loading="lazy"
          className="w-full max-w-lg rounded-md border bg-white"
        />
      </div>
      <p className="flex flex-wrap gap-x-5">
        <a
          className="inline-flex min-h-11 items-center text-info underline"
          href={`/api/v1/designs/drawing.svg?${design}`}
        >
          {t('design.open')}
        </a>
        <a
          className="inline-flex min-h-11 items-center text-info underline"
          href={`/api/v1/designs/model.stl?${design}`}
          download
        >
          {t('design.model')}
        </a>
        <a
          className="inline-flex min-h-11 items-center text-info underline"
          href={`/api/v1/designs/model.glb?${design}`}
          download
        >
          {t('design.glb')}
        </a>
        <a
          className="inline-flex min-h-11 items-center text-info underline"
          href={designHref(design)}
        >
          {t('design.turn')}
        </a>
      </p>
    </div>
  )
}

async function Files({ files, texts }: { files: readonly RequestAttachment[]; texts: StlTexts }) {
  const sizes = await getTranslations('request.files')
  if (files.length === 0) return null
  return (
    <ul className="flex flex-wrap gap-x-4">
      {files.map((file) => (
        <li key={file.id}>
          <a className="text-info underline" href={`/api/files/${file.id}`}>
            {file.fileName}
          </a>{' '}
          <span className="text-xs text-muted">
            {sizes('sizeSmall', { kilobytes: Math.ceil(file.sizeBytes / 1024) })}
          </span>
          {/\.stl$/i.test(file.fileName) ? (
            <StlViewer id={file.id} name={file.fileName} texts={texts} />
          ) : null}
        </li>
      ))}
    </ul>
  )
}
