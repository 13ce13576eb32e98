import { startTransition, type SubmitEvent } from 'react'

/**
 * Sends a form that manages its own entries by an action, without React's reset afterwards, which
 * would remove what is typed while the answer is on its way.
 */
export function sendEntries(
  event: SubmitEvent<HTMLFormElement>,
  send: (form: FormData) => void,
): void {
  event.preventDefault()
  const form = new FormData(event.currentTarget)
  startTransition(() => send(form))
}
