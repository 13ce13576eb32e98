'use client'

import { useSyncExternalStore } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { Dialog, DialogContent, DialogDescription, DialogTitle } from '@/components/ui/dialog'
import { Label } from '@/components/ui/label'
import { storedValue } from '@/platform/stored-value'

const on = storedValue('fsc.desk.keys.v1', (content) => content !== false, true)

/** Whether this person uses single keys. */
export const useKeysOn = (): boolean => useSyncExternalStore(on.subscribe, on.get, () => true)

export interface KeyTexts {
  title: string
  close: string
  on: string
  off: string
  lead: string
}

/** Whether a pressed key is typed text, or belongs to a dialog. */
export const isTyping = (target: HTMLElement): boolean =>
  target.matches('input:not([type=checkbox]), select, textarea, [contenteditable]') ||
  target.closest('[role=dialog]') !== null

/** The single keys of a page with their effects, and the switch that turns them off. */
export function KeysDialog({
  keys,
  texts,
  open,
  onOpenChange,
}: {
  /** each with its effect */
  keys: readonly (readonly [key: string, does: string])[]
  texts: KeyTexts
  open: boolean
  onOpenChange: (open: boolean) => void
}) {
  const active = useKeysOn()
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent closeLabel={texts.close}>
        <DialogTitle>{texts.title}</DialogTitle>
        <DialogDescription>{texts.lead}</DialogDescription>
        <dl className="grid grid-cols-[max-content_1fr] gap-x-4 gap-y-2 text-sm">
          {keys.map(([key, does]) => (
            <div key={key} className="contents">
              <dt>
                <Key name={key} />
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <Label className="flex min-h-9 items-center gap-2">
          <Checkbox checked={active} onCheckedChange={on.set} />
          {texts.on}
        </Label>
        {active ? null : <p className="text-sm text-muted">{texts.off}</p>}
      </DialogContent>
    </Dialog>
  )
}

/** A key as printed on the keyboard; hidden on a phone. */
export const Key = ({ name }: { name: string }) => (
  <kbd className="inline-grid min-w-7 place-items-center rounded-md border border-control px-1 font-mono max-md:hidden">
    {name}
  </kbd>
)
