'use client'

import { useTranslations } from 'next-intl'
import { Fragment, useRef, useState, type FormEvent } from 'react'
import { TroubleAlert } from '@/components/form/trouble-alert'
import { useAttempts } from '@/components/form/use-attempts'
import { Picture } from '@/components/picture'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { Progress } from '@/components/ui/progress'
import { Link } from '@/i18n/navigation'
import { useZipRead, type MatchedFile } from './use-zip-read'

/** The outcome for one product's pictures. */
export interface Placed {
  productId: string
  styleNumber: string
  added: number
  problem: string | null
}
export type PlacePictures = (
  plan: {
    productId: string
    version: number
    pictures: { path: string; role: string; finishCode: string | null }[]
  }[],
) => Promise<Placed[]>

/** A ZIP of pictures: where each would go, with its problems, and adding them to the drafts. */
export function PictureZipForm({ place }: { place: PlacePictures }) {
  const t = useTranslations('pictures.zip')
  const input = useRef<HTMLInputElement>(null)
  const [error, setError] = useState<string | null>(null)
  const [outcomes, setOutcomes] = useState<Placed[] | null>(null)
  const taking = useAttempts()
  const { run, read, forget } = useZipRead()
  const matched = run.lines.filter((line) => line.state === 'matched')
  const unmatched = run.lines.filter((line) => line.state === 'unmatched')
  const refused = run.lines.filter((line) => line.state === 'refused')
  const products = byProduct(matched)

  function send(event?: FormEvent): void {
    event?.preventDefault()
    const file = input.current?.files?.[0]
    setError(file ? null : t('noFile'))
    setOutcomes(null)
    if (file) void read(file)
  }
  function take(): void {
    const plan = products.map((files) => ({
      productId: files[0]?.productId ?? '',
      version: files[0]?.version ?? 0,
      pictures: files.map(({ path, role, finishCode }) => ({ path, role, finishCode })),
    }))
    taking.send(
      () => place(plan),
      (answer) => {
        setOutcomes(answer)
        forget()
      },
    )
  }
  const successes = outcomes?.filter(({ problem }) => problem === null) ?? []
  const failures = outcomes?.filter(({ problem }) => problem !== null) ?? []
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <form
        noValidate
        onSubmit={send}
        className="grid max-w-3xl gap-4 rounded-md border bg-white p-4"
      >
        <TroubleAlert
          trouble={run.trouble}
          pending={run.state === 'busy'}
          stored={false}
          onRetry={() => send()}
        />
        {run.failure ? (
          <p role="alert" className="rounded-md bg-fault-soft p-3 text-sm text-fault">
            {run.failure}
          </p>
        ) : null}
        {outcomes ? (
          <div role="status" className="grid gap-1 rounded-md bg-ok-soft p-3 text-sm">
            <p>
              {t('taken', {
                pictures: successes.reduce((sum, { added }) => sum + added, 0),
                products: successes.length,
              })}{' '}
              <Link className="text-info underline" href="/staff/catalog?status=PENDING">
                {t('toPending')}
              </Link>
            </p>
            {failures.length > 0 ? <p className="font-medium">{t('left')}</p> : null}
            <ul>
              {failures.map(({ productId, styleNumber, problem }) => (
                <li key={productId}>
                  <span className="font-mono text-xs">{styleNumber}</span>:{' '}
                  {problem === 'stale' || problem === 'already' ? t(problem) : problem}
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        <div className="grid gap-1">
          <Label htmlFor="pictures-zip">{t('file')}</Label>
          <Input
            ref={input}
            id="pictures-zip"
            type="file"
            accept=".zip,application/zip"
            className="py-2"
            aria-invalid={error !== null}
            aria-describedby="pictures-zip-said"
            onChange={() => {
              setError(null)
              setOutcomes(null)
              forget()
            }}
          />
          <p id="pictures-zip-said" className={error ? 'text-xs text-fault' : 'text-xs text-muted'}>
            {error ?? t('hint')}
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-3 text-sm">
          <Button
            type="submit"
            variant={run.state === 'done' && matched.length > 0 ? 'outline' : 'default'}
            disabled={run.state === 'busy'}
            aria-busy={run.state === 'busy'}
          >
            {t('read')}
          </Button>
          {run.state === 'busy' ? (
            <p role="status" className="flex items-center gap-3 tabular-nums">
              <Progress
                className="w-40!"
                value={run.files === null ? run.sent : run.lines.length}
                max={run.files ?? 1}
                aria-label={t('title')}
              />{' '}
              {run.files === null
                ? t('sending', { percent: Math.floor(run.sent * 100) })
                : t('reading', { done: run.lines.length, files: run.files })}
            </p>
          ) : null}
        </div>
      </form>
      {run.state === 'done' ? (
        <section aria-label={t('title')} className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <p data-testid="zip-counts" role="status">
            {t('counts', {
              matched: matched.length,
              unmatched: unmatched.length,
              refused: refused.length,
            })}
          </p>
          <TroubleAlert
            trouble={taking.trouble}
            pending={taking.pending}
            stored={false}
            onRetry={take}
          />
          {matched.length > 0 ? (
            <Button
              type="button"
              className="justify-self-start"
              disabled={taking.pending}
              aria-busy={taking.pending}
              onClick={take}
            >
              {taking.pending
                ? t('taking')
                : t('take', { pictures: matched.length, products: products.length })}
            </Button>
          ) : null}
          {refused.length > 0 ? (
            <FileReport
              title={t('refused')}
              lines={refused.map(({ name, why }) => [name, why])}
              isFault
            />
          ) : null}
          {unmatched.length > 0 ? (
            <FileReport
              title={t('unmatched')}
              lines={unmatched.map(({ name, style, word, nearest }) => [
                name,
                word
                  ? t('unknownWord', { word, style })
                  : `${style ? t('noProduct', { style }) : t('noName')} ${nearest ? t('nearest', { nearest }) : ''}`,
              ])}
            />
          ) : null}
          {matched.length > 0 ? <Matched title={t('matched')} products={products} /> : null}
        </section>
      ) : null}
    </div>
  )
}

function byProduct(files: readonly MatchedFile[]): MatchedFile[][] {
  const products = new Map<string, MatchedFile[]>()
  for (const file of files)
    products.set(file.productId, [...(products.get(file.productId) ?? []), file])
  return [...products.values()]
}

function FileReport({
  title,
  lines,
  isFault = false,
}: {
  title: string
  lines: readonly (readonly [name: string, why: string])[]
  isFault?: boolean
}) {
  return (
    <section
      className={
        isFault
          ? 'grid gap-2 rounded-md bg-fault-soft p-3 text-sm'
          : 'grid gap-2 rounded-md border bg-white p-3 text-sm'
      }
    >
      <h2 className="font-medium">{title}</h2>
      <ul className="grid max-h-80 gap-1 overflow-y-auto">
        {lines.map(([name, why]) => (
          <li key={name}>
            <span className="me-2 font-mono text-xs break-all">{name}</span>
            {why}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Matched({
  title,
  products,
}: {
  title: string
  products: readonly (readonly MatchedFile[])[]
}) {
  const t = useTranslations('pictures.manager')
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-2 text-sm">
      <h2 className="font-medium">{title}</h2>
      <ul className="grid gap-px overflow-hidden rounded-md border bg-hairline">
        {products.map((files) => (
          <li key={files[0]?.productId} className="grid gap-2 bg-white p-3">
            <p>
              <span className="font-medium">{files[0]?.productName}</span>{' '}
              <span className="font-mono text-xs text-muted">{files[0]?.styleNumber}</span>
            </p>
            <ul className="flex flex-wrap gap-3">
              {files.map(({ name, path, role, finishCode }) => (
                <li key={name} className="w-28 text-xs">
                  <Picture
                    path={path}
                    alt=""
                    loading="lazy"
                    className="size-28 bg-ground object-cover"
                  />
                  <span className="block">
                    {t(`roles.${role}`)}
                    {finishCode ? `, ${finishCode}` : ''}
                  </span>
                  <span className="block font-mono wrap-anywhere text-muted">
                    {name.split('/').map((step, i) => (
                      <Fragment key={`${i} ${step}`}>
                        {i > 0 ? (
                          <>
                            /<wbr />
                          </>
                        ) : null}
                        {step}
                      </Fragment>
                    ))}
                  </span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}
