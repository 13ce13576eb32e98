'use client'

import { usePieces } from '@/components/form/use-pieces'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { designQuery, readDesign } from '../../rules/address'
import type { ProductionDays } from '../../queries/production-days'
import type { DesignEstimate } from '../../rules/estimate'
import { designConflicts, drawable } from '../../rules/design-conflicts'
import { FAMILIES } from '../../rules/families'
import { type Design } from '../../rules/family'
import { fixOf, withChange, type Change } from '../../rules/fixes'
import { makingNotes } from '../../rules/notes'
import { designName, designRows, type DesignTranslator } from '../../rules/words'
import { ChoiceField } from './choice-field'
import { DesignerResult, type AddState } from './designer-result'
import { DesignerViewer } from './designer-viewer'
import { DimensionField } from './dimension-field'
import { EngravingField } from './engraving-field'
import { FixButton } from './fix-button'
import { MakingNotes } from './making-notes'
import { keepDesign, ShareDesign, type KeptDesign } from './share-design'
import { useEstimate } from './use-estimate'
import { changeText, differenceText, problemText } from './words'

/**
 * A made-to-order design: dimensions and choices, its picture, drawing and 3D view, and its price.
 * @param start the family's first design with its figures, so that nothing is requested before something is changed
 * @param add adds the design, as the server described it, to the request list; returns whether its picture came along
 *   and whether there was room
 */
export function Designer({
  start,
  startEstimate,
  production,
  add,
}: {
  start: Design
  startEstimate: DesignEstimate
  production: ProductionDays
  add: (
    design: KeptDesign,
    quantity: number,
    picture: Blob | null,
  ) => Promise<'added' | 'no-picture' | 'full'>
}) {
  const locale = useLocale()
  const t = useTranslations('design')
  const say = t as DesignTranslator
  const [design, setDesign] = useState(start)
  const pieces = usePieces()
  const [typed, setTyped] = useState(String(FAMILIES[start.family].moq))
  const [state, setState] = useState<AddState>('idle')
  const query = designQuery(design)
  const family = FAMILIES[design.family]
  const name = designName(say, design)
  const conflicts = designConflicts(design)
  const makeable = conflicts.length === 0
  const { estimate, settled } = useEstimate(query, makeable, {
    query: designQuery(start),
    estimate: startEstimate,
  })
  // A value that can't be read isn't drawn: the picture keeps the last drawable design.
  const [drawn, setDrawn] = useState(start)
  if (drawable(design) && designQuery(drawn) !== query) setDrawn(design)

  useEffect(() => {
    const fromAddress = readDesign(
      new URLSearchParams(
        location.search.includes('=')
          ? `family=${start.family}&${location.search.slice(1)}`
          : `family=${start.family}`,
      ),
    )
    if (fromAddress) setDesign(fromAddress)
  }, [start.family])

  const change = (next: Design) => {
    setDesign(next)
    setState('idle')
    // The address holds the design: it can be sent to a colleague, and Back restores it.
    history.replaceState(null, '', `?${designQuery(next).replace(/^family=[^&]*&/, '')}`)
  }
  const set = (field: string) => (value: Change['value']) =>
    change(withChange(design, { field, value }))
  const problemOf = (field: string): { problem: string | undefined; fix: React.ReactNode } => {
    const found = conflicts.find((each) => each.field === field)
    const mended = found && fixOf(design, found)
    return {
      problem: found && problemText(t, found),
      fix: mended ? (
        <FixButton onClick={() => change(withChange(design, mended))}>
          {t('set', { change: changeText(t, design, mended) })}
        </FixButton>
      ) : null,
    }
  }
  const figures = makeable ? (estimate?.figures ?? null) : null
  const notes = makingNotes(design, settled ? (figures?.weightGrams ?? null) : null)
  const reading = pieces(typed)
  const quantity = reading.value ?? 0
  const engraved = estimate?.options.engraving
  const alt = t('drawingAlt', {
    name,
    dimensions: designRows(say, drawn)
      .map((row) => row.join(' '))
      .join(', '),
  })

  const put = async () => {
    if (!makeable || quantity < 1)
      return document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
    setState('adding')
    // The server describes this very design: the figures on the page may be those of the one before.
    const [keptDesign, picture] = await Promise.all([keepDesign(query), stillOf(query)])
    setState(keptDesign ? await add(keptDesign, quantity, picture) : 'not-added')
  }

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-[minmax(0,34rem)_1fr] lg:gap-10">
      <section
        aria-label={t('views.label')}
        className="grid content-start gap-3 lg:sticky lg:top-4"
      >
        <DesignerViewer t={t} name={name} drawn={drawn} alt={alt} notes={notes} />
        <ShareDesign t={t} query={query} blocked={!makeable} />
      </section>
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-5">
        <fieldset className="grid min-w-0 gap-4">
          <legend className="mb-2 text-lg font-semibold">{t('dimensions')}</legend>
          {Object.entries(family.dimensions)
            .filter(([field]) => field !== 'stoneMm' || design.choices.stone !== 'none')
            .map(([field, range]) => (
              <DimensionField
                key={field}
                label={t(`fields.${field}` as 'fields.innerMm')}
                range={range}
                value={design.dimensions[field] ?? Number.NaN}
                unit={range.unit === 'count' ? '' : 'mm'}
                inches={(inches) => t('inches', { value: inches })}
                {...problemOf(field)}
                hint={t(
                  range.unit === 'count'
                    ? 'boundsCount'
                    : field === 'openingMm'
                      ? 'boundsOpening'
                      : 'bounds',
                  { least: range.least, most: range.most },
                )}
                onChange={set(field)}
              />
            ))}
        </fieldset>
        {[...Object.keys(family.choices), 'finish'].map((field) => (
          <ChoiceField
            key={field}
            t={t}
            design={design}
            field={field}
            chosen={field === 'finish' ? design.finish : (design.choices[field] ?? '')}
            terms={settled ? figures : null}
            options={settled ? estimate?.options[field] : undefined}
            quantity={quantity}
            {...problemOf(field)}
            onDesign={change}
            onChoose={set(field)}
          />
        ))}
        {family.engraving ? (
          <EngravingField
            t={t}
            design={design}
            difference={
              settled && engraved?.with && engraved.without
                ? differenceText(t, engraved.without, engraved.with, quantity, locale)
                : ''
            }
            {...problemOf('engraving')}
            onChange={set('engraving')}
          />
        ) : null}
        <MakingNotes t={t} notes={notes} />
        <DesignerResult
          t={t}
          family={family}
          figures={figures}
          production={production}
          busy={makeable && !settled}
          failed={settled && estimate === null}
          blocked={!makeable}
          typed={typed}
          choices={reading.choices}
          quantity={quantity}
          state={state}
          onType={(next) => {
            setTyped(next)
            setState('idle')
          }}
          onAdd={() => void put()}
        />
      </div>
    </div>
  )
}

/** The server's own picture of a design, since the stage may still show the one before. */
async function stillOf(query: string): Promise<Blob | null> {
  const response = await fetch(`/api/v1/designs/picture.png?${query}&view=free&ground=light`).catch(
    () => null,
  )
  return response?.ok ? response.blob().catch(() => null) : null
}
