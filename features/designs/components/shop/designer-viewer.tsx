'use client'

import { Moon, RotateCcw, RotateCw, Sun } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { designQuery } from '../../rules/address'
import type { Design } from '../../rules/family'
import type { Note } from '../../rules/notes'
import type { StageHandle } from '../design-stage'
import type { DesignWords } from './words'

const Stage = dynamic(() => import('../design-stage'), { ssr: false })
const VIEWS = ['free', 'front', 'side', 'top'] as const
type View = (typeof VIEWS)[number]

/** Whether this browser draws 3D at all; checked once, when 3D is requested. */
function draws3d(): boolean {
  try {
    const context = document.createElement('canvas').getContext('webgl2')
    context?.getExtension('WEBGL_lose_context')?.loseContext()
    return context !== null
  } catch {
    return false
  }
}

/**
 * The views of a design: a still picture at once, the same view in 3D on demand, and its drawing. Each view is also
 * available as a still, so that nothing needs 3D or a pointer.
 * @param drawn the last design that could be drawn
 */
export function DesignerViewer({
  t,
  name,
  drawn,
  alt,
  notes,
}: {
  t: DesignWords
  name: string
  drawn: Design
  alt: string
  notes: readonly Note[]
}) {
  const [shown, setShown] = useState<'still' | 'stage' | 'drawing'>('still')
  const [view, setView] = useState<View>('free')
  const [dark, setDark] = useState(false)
  const [stage, setStage] = useState<StageHandle | null>(null)
  const [opened, setOpened] = useState(false)
  const [without3d, setWithout3d] = useState(false)
  const query = designQuery(drawn)
  const ground = dark ? 'dark' : 'light'
  const marks =
    notes.length > 0
      ? `&marks=${notes
          .slice(0, 9)
          .map(({ kind, field }) => `${kind}:${field}`)
          .join(',')}`
      : ''
  const open = () => {
    if (draws3d()) {
      setOpened(true)
      setShown('stage')
    } else setWithout3d(true)
  }
  return (
    <>
      <div
        className={`relative aspect-square overflow-hidden rounded-md ${dark ? 'bg-[#22262b]' : 'bg-ground'}`}
      >
        {shown === 'drawing' ? (
          <img
            src={`/api/v1/designs/drawing.svg?${query}`}
            alt={alt}
            className="size-full bg-white object-contain"
          />
        ) : null}
        {/* The still stays until the stage has drawn its first picture: it is the same view, so that nothing jumps. */}
        {shown === 'still' || (shown === 'stage' && !stage) ? (
          <img
            src={`/api/v1/designs/picture.png?${query}&view=${view}&ground=${ground}${marks}`}
            alt={t('stillAlt', { name, view: t(`views.${view}`) })}
            width={720}
            height={720}
            fetchPriority="high"
            className="absolute inset-0 size-full object-cover"
            data-testid="still"
          />
        ) : null}
        {shown === 'stage' ? (
          <div className="absolute inset-0">
            <Stage
              design={drawn}
              view={view}
              dark={dark}
              notes={notes}
              label={t('stageLabel', { name })}
              onReady={setStage}
            />
          </div>
        ) : null}
        {/* On the stage itself, so that nothing below it moves when 3D opens. */}
        {shown === 'stage' ? (
          <p className="absolute end-2 bottom-2 flex gap-2">
            {(
              [
                ['turnLeft', -0.3, RotateCw],
                ['turnRight', 0.3, RotateCcw],
              ] as const
            ).map(([key, radians, Sign]) => (
              <Button
                key={key}
                variant="outline"
                aria-label={t(key)}
                onClick={() => {
                  setView('free')
                  stage?.turn(radians)
                }}
                className={PRESS}
              >
                <Sign aria-hidden className="size-4" />
              </Button>
            ))}
          </p>
        ) : null}
        {shown === 'still' && !without3d ? (
          <p className="absolute inset-x-0 bottom-0 flex justify-center p-4">
            <Button size="lg" onClick={open}>
              {t('show')}
            </Button>
          </p>
        ) : null}
      </div>
      {without3d ? (
        <p role="status" className="text-sm text-muted">
          {t('noWebgl')}
        </p>
      ) : null}
      <div role="group" aria-label={t('views.label')} className="flex flex-wrap gap-2 text-sm">
        {VIEWS.map((each) => (
          <Button
            key={each}
            variant="outline"
            aria-pressed={shown !== 'drawing' && view === each}
            onClick={() => {
              setView(each)
              if (shown === 'drawing') setShown(opened ? 'stage' : 'still')
            }}
            className={PRESS}
          >
            {t(`views.${each}`)}
          </Button>
        ))}
        <Button
          variant="outline"
          aria-pressed={shown === 'drawing'}
          onClick={() => setShown(shown !== 'drawing' ? 'drawing' : opened ? 'stage' : 'still')}
          className={PRESS}
        >
          {t('drawing')}
        </Button>
        {shown === 'drawing' ? null : (
          <Button
            variant="outline"
            aria-pressed={dark}
            onClick={() => setDark(!dark)}
            className={PRESS}
          >
            {dark ? (
              <Moon aria-hidden className="size-4" />
            ) : (
              <Sun aria-hidden className="size-4" />
            )}
            {t('darkGround')}
          </Button>
        )}
      </div>
      <p className={`text-xs text-muted ${shown === 'stage' ? '' : 'invisible'}`}>{t('turn')}</p>
      <p className="flex flex-wrap gap-x-5 text-sm">
        {(
          [
            ['drawing.svg', 'svg'],
            ['model.stl', 'stl'],
            ['model.glb', 'glb'],
          ] as const
        ).map(([file, key]) => (
          <a
            key={file}
            className="inline-flex min-h-11 items-center text-info underline"
            href={`/api/v1/designs/${file}?${query}`}
            download
          >
            {t(key)}
          </a>
        ))}
      </p>
    </>
  )
}

const PRESS =
  'gap-1 px-3 font-normal aria-pressed:border-ink aria-pressed:bg-ink aria-pressed:text-white md:min-h-9'
