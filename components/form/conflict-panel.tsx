'use client'

import { useEffect, useRef } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { fill } from '@/platform/fill'
import { useFormTime } from './restored-note'
import { useFormTexts } from './texts'

/** Who saved meanwhile, and when. */
export interface SavedMeanwhile {
  /** empty where the person isn't known */
  by: string
  /** ISO instant */
  at: string
  /** the same person, in another tab */
  own: boolean
}

/** An entry that both changed, with both texts in words. */
export interface Collision {
  id: string
  label: string
  theirs: string
  yours: string
  /** the field now shows theirs */
  taken: boolean
}

/**
 * Shows what somebody saved after the form was opened: who and when, what was taken over, and,
 * where both changed the same entry, both side by side to choose from.
 */
export function ConflictPanel({
  saved,
  taken,
  collisions,
  onTake,
}: {
  saved: SavedMeanwhile
  /** labels of entries that were taken over */
  taken: readonly string[]
  collisions: readonly Collision[]
  onTake: (id: string, whose: 'theirs' | 'yours') => void
}) {
  const texts = useFormTexts().conflict
  const time = useFormTime()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [saved])
  const by = saved.by || texts.somebody
  const choice = (each: Collision, whose: 'theirs' | 'yours', text: string) => {
    const chosen = each.taken === (whose === 'theirs')
    return (
      <td className="py-2 pe-4">
        <p className="whitespace-pre-line">{text || texts.none}</p>
        <Button
          variant="outline"
          size="sm"
          className="mt-1"
          aria-pressed={chosen}
          disabled={chosen}
          onClick={() => onTake(each.id, whose)}
        >
          {chosen ? texts.chosen : whose === 'theirs' ? texts.takeTheirs : texts.keepYours}
        </Button>
      </td>
    )
  }
  return (
    <Alert
      ref={box}
      variant="caution"
      role="alert"
      tabIndex={-1}
      className="grid gap-3"
      data-form="conflict"
    >
      <p className="font-medium">
        {fill(texts.title, { by: saved.own ? texts.you : by, time: time(saved.at) })}
      </p>
      {taken.length > 0 ? <p>{fill(texts.taken, { fields: taken.join('; ') })}</p> : null}
      {collisions.length > 0 ? (
        <div className="relative overflow-x-auto">
          <table className="w-full border-collapse text-sm">
            <thead>
              <tr className="text-start text-muted">
                {[
                  texts.field,
                  saved.own ? texts.theirsOwn : fill(texts.theirs, { by }),
                  texts.yours,
                ].map((head) => (
                  <th key={head} scope="col" className="py-1 pe-4 text-start font-medium">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {collisions.map((each) => (
                <tr key={each.id} className="border-t align-top">
                  <th scope="row" className="py-2 pe-4 text-start font-medium">
                    {each.label}
                  </th>
                  {choice(each, 'theirs', each.theirs)}
                  {choice(each, 'yours', each.yours)}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      <p>{texts.next}</p>
    </Alert>
  )
}
