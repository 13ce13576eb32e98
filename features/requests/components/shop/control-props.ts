import { fieldMessageId } from '@/components/ui/field'

/** id and the attributes that tie a control to its hint or error. */
export function controlProps(id: string, error?: string, hint?: string) {
  return {
    id,
    'aria-invalid': error ? (true as const) : undefined,
    'aria-describedby': error || hint ? fieldMessageId(id) : undefined,
  }
}
