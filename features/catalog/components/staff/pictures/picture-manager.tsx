'use client'

import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
  type Announcements,
} from '@dnd-kit/core'
import {
  arrayMove,
  SortableContext,
  rectSortingStrategy,
  sortableKeyboardCoordinates,
} from '@dnd-kit/sortable'
import { useTranslations } from 'next-intl'
import { useEffect, useId, useState, type DragEvent } from 'react'
import type { SavedMeanwhile } from '@/components/form/conflict-panel'
import { RestoredNote } from '@/components/form/restored-note'
import { useFormTexts } from '@/components/form/texts'
import { TroubleAlert } from '@/components/form/trouble-alert'
import { useAttempts } from '@/components/form/use-attempts'
import { useKeptEntries } from '@/components/form/use-kept-entries'
import { Button, buttonVariants } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Progress } from '@/components/ui/progress'
import type { Picture } from '../../../rules/content-lists'
import { mergePictures, withSide } from '../../../rules/picture-entries'
import { PictureConflict, type Collided } from './picture-conflict'
import { PictureRow, type Finish } from './picture-row'
import { usePictureUploads } from './use-picture-uploads'

/** The answer to saving pictures. */
export type PicturesSaved =
  | { version: number }
  | { problem: string }
  /** somebody saved the product meanwhile; nothing was written */
  | { stale: { saved: SavedMeanwhile; version: number; theirs: Picture[] } }
export type SavePictures = (input: {
  id: string
  version: number
  pictures: Picture[]
}) => Promise<PicturesSaved>

const QUIET = { problem: null, saved: false }

/** A product's pictures: their order, what each shows, their texts; they are saved in the product's draft. */
export function PictureManager({
  id,
  version,
  pictures: savedPictures,
  finishes,
  save,
}: {
  id: string
  version: number
  pictures: readonly Picture[]
  finishes: readonly Finish[]
  save: SavePictures
}) {
  const t = useTranslations('pictures.manager')
  const texts = useFormTexts()
  const dnd = useId()
  const [base, setBase] = useState({ version, pictures: savedPictures })
  const [pictures, setPictures] = useState(savedPictures)
  const [state, setState] = useState<{ problem: string | null; saved: boolean }>(QUIET)
  const [conflict, setConflict] = useState<Collided | null>(null)
  const attempts = useAttempts()
  const isChanged = JSON.stringify(pictures) !== JSON.stringify(base.pictures)
  // Saved elsewhere meanwhile: taken over where that loses nothing.
  if (
    version > base.version &&
    (!isChanged || JSON.stringify(savedPictures) === JSON.stringify(base.pictures))
  ) {
    setBase({ version, pictures: savedPictures })
    if (!isChanged) setPictures(savedPictures)
  }
  const inBrowser = useKeptEntries({
    form: 'pictures',
    object: id,
    value: {
      version: base.version,
      base: JSON.stringify(base.pictures),
      pictures: JSON.stringify(pictures),
    },
    unsaved: isChanged,
    restore: (before) => {
      setPictures(JSON.parse(before.pictures) as Picture[])
      // The save names the version that was changed, so that a colleague's save since then is detected.
      setBase({ version: before.version, pictures: JSON.parse(before.base) as Picture[] })
    },
  })
  useEffect(() => {
    if (!isChanged) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isChanged])

  const edit = (change: (all: readonly Picture[]) => readonly Picture[]) => {
    setPictures(change)
    setState(QUIET)
  }
  const { uploads, send, again, dismiss } = usePictureUploads({
    added: (path) =>
      edit((all) =>
        all.some((each) => each.path === path)
          ? all
          : [
              ...all,
              {
                path,
                role: all.length === 0 ? 'hero' : 'angle',
                finishCode: null,
                focalX: 50,
                focalY: 50,
                alt: '',
              },
            ],
      ),
  })
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  const place = (path: string | number | undefined) =>
    pictures.findIndex((each) => each.path === path) + 1
  const announcements: Announcements = {
    onDragStart: ({ active }) => t('lifted', { from: place(active.id) }),
    onDragOver: ({ active, over }) =>
      over ? t('over', { from: place(active.id), to: place(over.id) }) : undefined,
    onDragEnd: ({ active, over }) =>
      over
        ? t('moved', { from: place(active.id), to: place(over.id) })
        : t('back', { from: place(active.id) }),
    onDragCancel: ({ active }) => t('back', { from: place(active.id) }),
  }
  const withoutText = pictures.filter(({ alt }) => alt.trim() === '').length

  /** @param from what the pictures are based on */
  function keep(from = base): void {
    if (withoutText > 0) {
      setState({ problem: t('lackAlt', { count: withoutText }), saved: false })
      document
        .getElementById(`picture-${pictures.findIndex(({ alt }) => alt.trim() === '')}-alt`)
        ?.focus()
      return
    }
    setState(QUIET)
    const submission = [...pictures]
    attempts.send(
      () => save({ id, version: from.version, pictures: submission }),
      (answer) => {
        if ('problem' in answer) return setState({ problem: answer.problem, saved: false })
        if ('stale' in answer) {
          const { saved, version: next, theirs } = answer.stale
          const { taken, conflicts } = mergePictures(from.pictures, submission, theirs)
          const now = { version: next, pictures: theirs }
          setBase(now)
          // Only something else of the product was saved there: nothing to report about the pictures.
          if (taken.length === 0 && conflicts.length === 0) return keep(now)
          setConflict({ saved, mine: submission, theirs, taken, conflicts })
          // What was changed while it was being sent stays.
          return setPictures((all) => mergePictures(from.pictures, all, theirs).pictures)
        }
        // Set together with the page that has the new version: the next press uses it.
        setBase({ version: answer.version, pictures: submission })
        setState({ problem: null, saved: true })
        setConflict(null)
        inBrowser.forget()
      },
    )
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    void send(event.dataTransfer.files)
  }
  return (
    <section
      id={`product-${id}-pictures`}
      aria-labelledby={`${dnd}-title`}
      className="grid scroll-mt-4 grid-cols-[minmax(0,1fr)] gap-3"
    >
      <h2 id={`${dnd}-title`} className="text-lg">
        {t('title')}
      </h2>
      <p className="max-w-prose text-sm text-muted">
        {pictures.length === 0 ? t('empty') : `${t('lead')} ${t('focal')}`}
      </p>
      <DndContext
        id={dnd}
        sensors={sensors}
        collisionDetection={closestCenter}
        accessibility={{ announcements, screenReaderInstructions: { draggable: t('how') } }}
        onDragEnd={({ active, over }) => {
          if (over && active.id !== over.id)
            edit((all) => arrayMove([...all], place(active.id) - 1, place(over.id) - 1))
        }}
      >
        <SortableContext items={pictures.map(({ path }) => path)} strategy={rectSortingStrategy}>
          <ol className="grid grid-cols-[minmax(0,1fr)] gap-2 md:grid-cols-2 xl:grid-cols-3">
            {pictures.map((picture, index) => (
              <PictureRow
                key={picture.path}
                picture={picture}
                index={index}
                count={pictures.length}
                finishes={finishes}
                onChange={(to) =>
                  edit((all) =>
                    all.map((each) => (each.path === picture.path ? { ...each, ...to } : each)),
                  )
                }
                onMove={(to) => edit((all) => arrayMove([...all], index, to))}
                onRemove={() => edit((all) => all.filter(({ path }) => path !== picture.path))}
              />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
      <div
        className="flex flex-wrap items-center gap-3 rounded-md border border-dashed border-control p-4 text-sm"
        onDragOver={(event) => event.preventDefault()}
        onDrop={drop}
      >
        {(
          [
            ['add', true],
            ['photo', false],
          ] as const
        ).map(([key, several]) => (
          <label
            key={key}
            className={cn(
              buttonVariants({ variant: 'outline' }),
              'cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-offset-2',
              !several && 'pointer-fine:hidden',
            )}
          >
            {t(key)}
            <input
              type="file"
              multiple={several}
              {...(several ? {} : { capture: 'environment' as const })}
              accept="image/jpeg,image/png,image/webp,image/avif"
              className="sr-only"
              onChange={({ target }) => {
                const files = [...(target.files ?? [])]
                target.value = ''
                void send(files)
              }}
            />
          </label>
        ))}
        <span className="text-muted">{t('drop')}</span>
      </div>
      <ul aria-live="polite" className="grid gap-1 text-sm">
        {uploads.map((upload) => (
          <li
            key={upload.key}
            className={
              upload.refused
                ? 'flex flex-wrap items-center gap-3 rounded-md bg-fault-soft p-2 text-fault'
                : 'flex items-center gap-3'
            }
          >
            {upload.refused ? (
              <>
                {upload.refused}{' '}
                {upload.passes ? (
                  <Button variant="outline" size="sm" onClick={() => void again(upload)}>
                    {texts.retry}
                  </Button>
                ) : null}
                <Button variant="outline" size="sm" onClick={() => dismiss(upload.key)}>
                  {t('dismiss')}
                </Button>
              </>
            ) : (
              <>
                <Progress
                  value={upload.sent}
                  max={1}
                  aria-label={upload.file.name}
                  className="w-40!"
                />{' '}
                {upload.sent < 1
                  ? t('sending', {
                      name: upload.file.name,
                      percent: Math.floor(upload.sent * 100),
                    })
                  : t('making', { name: upload.file.name })}
              </>
            )}
          </li>
        ))}
      </ul>
      <RestoredNote
        at={inBrowser.restoredAt}
        onDiscard={() => {
          inBrowser.forget()
          setBase({ version, pictures: savedPictures })
          setPictures(savedPictures)
          setState(QUIET)
          setConflict(null)
        }}
      />
      {conflict ? (
        <PictureConflict
          conflict={conflict}
          pictures={pictures}
          finishes={finishes}
          onTake={(place, side) => edit((all) => withSide(all, place, conflict[side]))}
        />
      ) : null}
      <TroubleAlert trouble={attempts.trouble} pending={attempts.pending} onRetry={() => keep()} />
      {state.problem ? (
        <p role="alert" className="rounded-md bg-fault-soft p-3 text-sm text-fault">
          {state.problem}
        </p>
      ) : null}
      {state.saved && !isChanged ? (
        <p role="status" className="text-sm text-ok">
          {t('saved')}
        </p>
      ) : null}
      {isChanged ? (
        <div className="sticky bottom-0 z-20 flex flex-wrap items-center gap-3 rounded-md border border-control bg-white p-3 text-sm">
          <span className="font-medium">{t('changed', { count: pictures.length })}</span>
          {withoutText > 0 ? (
            <span className="text-caution">{t('lackAlt', { count: withoutText })}</span>
          ) : null}
          <Button disabled={attempts.pending} aria-busy={attempts.pending} onClick={() => keep()}>
            {attempts.pending ? t('saving') : t('save')}
          </Button>
          <Button type="button" variant="outline" onClick={() => edit(() => base.pictures)}>
            {t('undo')}
          </Button>
        </div>
      ) : null}
    </section>
  )
}
