import { startTransition, type SubmitEvent } from 'react'

/**
 * Sends a form that holds its entries itself by an action, without the reset that React
 * does after one: that would take away what is typed while the answer is on its way.
 */
export function sendEntries(
  event: SubmitEvent<HTMLFormElement>,
  send: (form: FormData) => void,
): void {
  event.preventDefault()
  const form = new FormData(event.currentTarget)
  startTransition(() => send(form))
}
