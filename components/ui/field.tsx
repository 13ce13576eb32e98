import type { ReactNode } from 'react'
import { cn } from './cn'
import { Label } from './label'

/**
 * One labelled control with its hint and its error. The control inside gets `id` and, when there is
 * an error or a hint, `aria-describedby={fieldMessageId(id)}`.
 */
export function Field({
  id,
  label,
  hint,
  error,
  optional,
  children,
  className,
}: {
  id: string
  label: ReactNode
  hint?: ReactNode
  error?: string | undefined
  /** the word that marks a field as optional */
  optional?: string | undefined
  children: ReactNode
  className?: string
}) {
  return (
    <div data-slot="field" className={cn('grid content-start gap-1', className)}>
      <Label htmlFor={id}>
        {label}
        {optional ? (
          <span className="ms-2 font-normal text-muted-foreground">{optional}</span>
        ) : null}
      </Label>
      {children}
      {error ? (
        <p id={fieldMessageId(id)} className="text-sm text-fault">
          {error}
        </p>
      ) : hint ? (
        <p id={fieldMessageId(id)} className="text-xs text-muted-foreground">
          {hint}
        </p>
      ) : null}
    </div>
  )
}

/** id of the hint or error that belongs to a control */
export const fieldMessageId = (id: string): string => `${id}-message`
