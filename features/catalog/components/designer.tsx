'use client'

import { RotateCcw, RotateCw } from 'lucide-react'
import dynamic from 'next/dynamic'
import Image from 'next/image'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useEffect, useId, useState } from 'react'
import { Button, buttonVariants } from '@/components/ui/button'
import { activeBreakIndex } from '@/features/pricing/rules'
import { formatAmount, formatMoney } from '@/platform/money'
import { designQuery, MAX_ENGRAVING, readDesign } from '../design/address'
import type { DesignEstimate } from '../design/estimate'
import { designConflicts, FAMILIES, letterHeight, type Conflict, type Design } from '../design/families'
import { designName, designRows, type DesignTranslator } from '../design/words'
import type { StageView } from '../models/light/stage-rig'
import type { StageHandle } from './design-stage'

const Stage = dynamic(() => import('./design-stage'), { ssr: false })
const VIEWS = ['free', 'front', 'side', 'top'] as const

/** What of a design goes onto the request list. */
export interface DesignedLine {
  quantity: number
  specification: { type: string; grade: '316L' | 'not steel'; finish: string; size: string; engraving?: string; description: string; design: string }
}

/**
 * A made-to-order design: dimensions and choices, its picture, drawing and 3D, and what it comes to.
 * @param start the family's first design with its figures, so that nothing is asked before something is changed
 * @param add puts it onto the request list; false when its picture could not be taken along
 */
export function Designer({ start, startEstimate, add }: { start: Design; startEstimate: DesignEstimate; add: (line: DesignedLine, picture: Blob | null) => Promise<boolean> }) {
  const t = useTranslations('design')
  const say = t as DesignTranslator
  const [design, setDesign] = useState(start)
  const [typed, setTyped] = useState(String(FAMILIES[start.family].moq))
  const [shown, setShown] = useState<'picture' | 'stage' | 'drawing'>('picture')
  const [view, setView] = useState<StageView>('free')
  const [stage, setStage] = useState<StageHandle | null>(null)
  const [state, setState] = useState<'idle' | 'adding' | 'added' | 'no-picture'>('idle')
  const query = designQuery(design)
  const [answer, setAnswer] = useState<{ query: string; estimate: DesignEstimate | null }>({ query, estimate: startEstimate })
  const family = FAMILIES[design.family]
  const name = designName(say, design)
  const conflicts = designConflicts(design)
  // What can't be made isn't drawn: the last design that can be stays on the stage.
  const [drawn, setDrawn] = useState(start)
  if (conflicts.length === 0 && designQuery(drawn) !== query) setDrawn(design)

  useEffect(() => {
    const asked = readDesign(new URLSearchParams(location.search.includes('=') ? `family=${start.family}&${location.search.slice(1)}` : `family=${start.family}`))
    if (asked) setDesign(asked)
  }, [start.family])

  useEffect(() => {
    if (conflicts.length > 0 || answer.query === query) return
    const asked = new AbortController()
    const timer = setTimeout(() => {
      fetch(`/api/v1/designs/estimate?${query}`, { signal: asked.signal })
        .then(async (response) => setAnswer({ query, estimate: response.ok ? ((await response.json()) as DesignEstimate) : null }))
        .catch(() => asked.signal.aborted || setAnswer({ query, estimate: null }))
    }, 150)
    return () => {
      clearTimeout(timer)
      asked.abort()
    }
  }, [query, conflicts.length, answer.query])

  const change = (next: Design) => {
    setDesign(next)
    setState('idle')
    // The address holds the design: it can be sent to a colleague, and Back brings it again.
    history.replaceState(null, '', `?${designQuery(next).replace(/^family=[^&]*&/, '')}`)
  }
  const problemOf = (field: string): string | undefined => {
    const found = conflicts.find((each) => each.field === field)
    return found && problemText(t, found)
  }
  const figures = conflicts.length === 0 ? answer.estimate?.figures : undefined
  const quantity = /^\d{1,7}$/.test(typed.trim()) ? Number(typed) : 0
  const breaks = figures?.breaks ?? []
  const active = activeBreakIndex(breaks, quantity)

  const put = async () => {
    if (conflicts.length > 0 || quantity < 1) return document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
    setState('adding')
    const size = designRows(say, { ...design, choices: {}, engraving: '' }).map(([what, value]) => `${what} ${value}`)
    const picture = stage && shown === 'stage' ? await stage.capture() : null
    const kept = await add({
      quantity,
      specification: {
        type: name, grade: family.line === 'boxes' ? 'not steel' : '316L', finish: t(`values.${design.finish}` as 'values.polished'), size: size.join(', ').slice(0, 120), design: query,
        ...(design.engraving ? { engraving: design.engraving } : {}),
        description: [t('description', { name }), ...designRows(say, design).map(([what, value]) => `${what}: ${value}`), figures ? t('weightValue', { grams: figures.weightGrams }) : ''].filter(Boolean).join('\n'),
      },
    }, picture)
    setState(kept ? 'added' : 'no-picture')
  }

  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,34rem)_1fr] lg:gap-10">
      <section aria-label={t('views.label')} className="grid content-start gap-3 lg:sticky lg:top-4">
        <div className="relative aspect-square overflow-hidden rounded-md bg-ground">
          {shown === 'stage' ? <Stage design={drawn} view={view} label={t('stageLabel', { name })} onReady={setStage} /> : null}
          {shown === 'drawing' ? <img src={`/api/v1/designs/drawing.svg?${designQuery(drawn)}`} alt={t('drawingAlt', { name, dimensions: designRows(say, drawn).map((row) => row.join(' ')).join(', ') })} className="size-full bg-white object-contain" /> : null}
          {shown === 'picture' ? (
            <>
              <Image src={`/products/${family.picture.slug}/${family.picture.finish}`} alt={name} width={1200} height={1200} priority sizes="(min-width: 64rem) 34rem, 100vw" className="size-full object-cover" />
              <p className="absolute inset-x-0 bottom-0 flex justify-center p-4"><Button size="lg" onClick={() => setShown('stage')}>{t('show')}</Button></p>
            </>
          ) : null}
        </div>
        {shown === 'picture' ? null : (
          <div className="flex flex-wrap gap-2 text-sm">
            {VIEWS.map((each) => (
              <button key={each} type="button" aria-pressed={shown === 'stage' && view === each} onClick={() => { setShown('stage'); setView(each) }} className={PRESS}>{t(`views.${each}`)}</button>
            ))}
            {shown === 'stage' ? ([['turnLeft', -0.3, RotateCw], ['turnRight', 0.3, RotateCcw]] as const).map(([key, radians, Sign]) => <button key={key} type="button" aria-label={t(key)} onClick={() => { setView('free'); stage?.turn(radians) }} className={PRESS}><Sign aria-hidden className="size-4" /></button>) : null}
            <button type="button" aria-pressed={shown === 'drawing'} onClick={() => setShown('drawing')} className={PRESS}>{t('drawing')}</button>
          </div>
        )}
        <p className="text-xs text-muted">{shown === 'stage' ? t('turn') : ''}</p>
        <p className="flex flex-wrap gap-x-5 text-sm">
          {(['drawing.svg', 'model.stl'] as const).map((file) => <a key={file} className="inline-flex min-h-11 items-center text-info underline" href={`/api/v1/designs/${file}?${designQuery(drawn)}`} download>{t(file === 'drawing.svg' ? 'svg' : 'stl')}</a>)}
        </p>
        <p className="text-xs text-muted">{t('share')}</p>
      </section>

      <div className="grid content-start gap-5">
        <fieldset className="grid gap-4">
          <legend className="mb-2 text-lg font-semibold">{t('dimensions')}</legend>
          {Object.entries(family.dimensions).filter(([field]) => field !== 'stoneMm' || design.choices.stone !== 'none').map(([field, range]) => (
            <DimensionField
              key={field} label={t(`fields.${field}` as 'fields.innerMm')} range={range} value={design.dimensions[field] ?? Number.NaN} problem={problemOf(field)} unit={range.unit === 'count' ? '' : 'mm'}
              hint={t(range.unit === 'count' ? 'boundsCount' : 'bounds', { least: range.least, most: range.most })}
              onChange={(value) => change({ ...design, dimensions: { ...design.dimensions, [field]: value } })}
            />
          ))}
        </fieldset>
        {Object.entries({ ...family.choices, finish: family.finishes }).map(([field, values]) => (
          <fieldset key={field}>
            <legend className="mb-1 text-sm font-medium">{t(`fields.${field}` as 'fields.finish')}</legend>
            <div className="flex flex-wrap gap-2">
              {values.map((value) => (
                <label key={value} className="inline-flex min-h-11 cursor-pointer items-center rounded-md border border-control bg-white px-3 text-sm has-checked:border-ink has-checked:bg-ink has-checked:text-white has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-info md:min-h-9">
                  <input type="radio" name={field} value={value} className="sr-only" checked={(field === 'finish' ? design.finish : design.choices[field]) === value} onChange={() => change(field === 'finish' ? { ...design, finish: value } : { ...design, choices: { ...design.choices, [field]: value } })} />
                  {t(`values.${value}` as 'values.polished')}
                </label>
              ))}
            </div>
            {problemOf(field) ? <p className="mt-1 text-sm text-fault">{problemOf(field)}</p> : null}
          </fieldset>
        ))}
        {family.engraving ? <EngravingField design={design} problem={problemOf('engraving')} onChange={(engraving) => change({ ...design, engraving })} /> : null}

        <section aria-live="polite" aria-busy={conflicts.length === 0 && answer.query !== query} className="grid gap-3 border-t pt-4">
          {answer.estimate === null && answer.query === query ? <p className="text-sm text-fault">{t('failed')}</p> : null}
          {figures ? (
            <>
              <dl className="flex flex-wrap gap-x-8 gap-y-2 text-sm">
                <div><dt className="text-xs text-muted">{t('weight')}</dt><dd data-testid="weight">{t(family.pieces === 2 ? 'weightPair' : 'weightValue', { grams: figures.weightGrams })}</dd></div>
                <div><dt className="text-xs text-muted">{t('size')}</dt><dd>{t('sizeValue', { size: figures.sizeMm.join(' × ') })}</dd></div>
                <div><dt className="text-xs text-muted">{t('leadTime')}</dt><dd>{t('leadTimeValue', { days: figures.leadTimeDays })}</dd></div>
              </dl>
              <table className="ledger max-w-sm">
                <caption className="py-1 text-start text-sm font-medium">{t('price')}</caption>
                <thead><tr><th scope="col">{t('fromQuantity')}</th><th scope="col" className="num">{t(family.pieces === 2 ? 'pricePair' : 'priceEach')}</th></tr></thead>
                <tbody>
                  {breaks.map((each, i) => (
                    <tr key={each.fromQuantity} className={i === active && quantity >= (breaks[0]?.fromQuantity ?? 0) ? 'font-semibold' : undefined}><td>{each.fromQuantity.toLocaleString('en')}</td><td className="num">{formatAmount(each.unitPriceMinor)}</td></tr>
                  ))}
                </tbody>
              </table>
            </>
          ) : conflicts.length > 0 ? <p className="text-sm text-fault">{t('mend')}</p> : null}
          <div className="flex flex-wrap items-end gap-4">
            <label className="grid gap-1 text-sm font-medium">{t('fields.quantity')}
              <input inputMode="numeric" value={typed} aria-invalid={quantity < 1 || undefined} onChange={(event) => { setTyped(event.target.value); setState('idle') }} className="h-11 w-32 rounded-md border border-input bg-card px-3 text-base tabular-nums" />
            </label>
            {figures && quantity > 0 ? <p className="pb-2 text-sm">{t('lineTotal', { quantity })}: <strong data-testid="design-total">{formatMoney((breaks[active]?.unitPriceMinor ?? 0) * quantity, 'USD')}</strong></p> : null}
          </div>
          {quantity > 0 && quantity < family.moq ? <p className="text-sm text-caution">{t('belowMoq', { moq: family.moq })}</p> : null}
          <p className="text-xs text-muted">{t('planning')}</p>
          <Button size="lg" className="justify-self-start" onClick={put} disabled={state === 'adding'}>{state === 'adding' ? t('adding') : t('add')}</Button>
          <p role="status" className="min-h-6 text-sm">
            {state === 'added' || state === 'no-picture' ? <>{t(state === 'added' ? 'added' : 'noPicture')} <Link href="/request" prefetch={false} className={buttonVariants({ variant: 'link', size: 'inline' })}>{t('toList')}</Link></> : null}
          </p>
        </section>
      </div>
    </div>
  )
}

const PRESS = 'inline-flex min-h-11 items-center rounded-md border border-control bg-white px-3 aria-pressed:border-ink aria-pressed:bg-ink aria-pressed:text-white md:min-h-9'

function problemText(t: ReturnType<typeof useTranslations<'design'>>, { rule, values }: Conflict): string {
  return t(`conflicts.${rule}`, { ...values, most: String(values.most ?? '') } as never)
}

function DimensionField({ label, range, value, unit, hint, problem, onChange }: { label: string; range: { least: number; most: number; step: number }; value: number; unit: string; hint: string; problem: string | undefined; onChange: (value: number) => void }) {
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <div className="grid gap-1">
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="text-sm font-medium">{label}</label>
        <span id={`${id}-hint`} className="text-xs text-muted">{hint}</span>
      </div>
      <div className="flex items-center gap-3">
        <input type="range" aria-label={label} tabIndex={-1} aria-hidden min={range.least} max={range.most} step={range.step} value={Number.isNaN(value) ? range.least : value} onChange={(event) => { setTyped(null); onChange(Number(event.target.value)) }} className="h-11 min-w-0 flex-1 accent-copper md:h-9" />
        <input
          id={id} inputMode="decimal" value={typed ?? (Number.isNaN(value) ? '' : String(value))} aria-invalid={problem ? true : undefined} aria-describedby={`${id}-hint${problem ? ` ${id}-problem` : ''}`}
          onChange={(event) => { setTyped(event.target.value); onChange(/^\d{1,4}([.,]\d{0,2})?$/.test(event.target.value.trim()) ? Number(event.target.value.trim().replace(',', '.')) : Number.NaN) }}
          onBlur={() => { if (!Number.isNaN(value)) setTyped(null) }}
          className="h-11 w-20 rounded-md border border-input bg-card px-2 text-end text-base tabular-nums aria-invalid:border-fault md:h-9 md:text-sm"
        />
        <span className="w-7 text-sm text-muted">{unit}</span>
      </div>
      {problem ? <p id={`${id}-problem`} className="text-sm text-fault">{problem}</p> : null}
    </div>
  )
}

function EngravingField({ design, problem, onChange }: { design: Design; problem: string | undefined; onChange: (engraving: string) => void }) {
  const t = useTranslations('design')
  const id = useId()
  const height = letterHeight(design)
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-sm font-medium">{t('fields.engraving')}</label>
      <input id={id} value={design.engraving} maxLength={MAX_ENGRAVING} aria-invalid={problem ? true : undefined} aria-describedby={`${id}-hint`} onChange={(event) => onChange(event.target.value)} className="h-11 max-w-sm rounded-md border border-input bg-card px-3 text-base aria-invalid:border-fault md:text-sm" />
      <p id={`${id}-hint`} className={`text-xs ${problem ? 'text-fault' : 'text-muted'}`}>{problem ?? (height === null ? t('engravingHintEmpty') : t('engravingHint', { height: height.toFixed(1) }))}</p>
    </div>
  )
}
