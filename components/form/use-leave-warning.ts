'use client'

import { useEffect, type RefObject } from 'react'

/**
 * Asks before unsaved entries are left behind: by closing the page, by a link, by another form of
 * the page.
 * @param form the editor's own, which may be sent
 */
export function useLeaveWarning(
  unsaved: boolean,
  question: string,
  form: RefObject<HTMLFormElement | null>,
): void {
  useEffect(() => {
    if (!unsaved) return
    const stay = (event: Event) => {
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    const closing = (event: BeforeUnloadEvent) => event.preventDefault()
    const followed = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null
      if (
        !link ||
        link.getAttribute('href')?.startsWith('#') ||
        link.getAttribute('target') === '_blank'
      )
        return
      if (!window.confirm(question)) stay(event)
    }
    const onSubmit = (event: SubmitEvent) => {
      if (event.target !== form.current && !window.confirm(question)) stay(event)
    }
    window.addEventListener('beforeunload', closing)
    // Before the document's own listeners, which follow links and send forms.
    window.addEventListener('click', followed, { capture: true })
    window.addEventListener('submit', onSubmit, { capture: true })
    return () => {
      window.removeEventListener('beforeunload', closing)
      window.removeEventListener('click', followed, { capture: true })
      window.removeEventListener('submit', onSubmit, { capture: true })
    }
  }, [unsaved, question, form])
}
