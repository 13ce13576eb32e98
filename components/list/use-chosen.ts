import { useEffect, useState, type RefObject } from 'react'

/** How many rows are chosen in the form around an element. */
export function useChosen(within: RefObject<HTMLElement | null>): number {
  const [chosen, setChosen] = useState(0)
  useEffect(() => {
    const form = within.current?.closest('form')
    const count = () => setChosen(form?.querySelectorAll('input[name=id]:checked').length ?? 0)
    count()
    form?.addEventListener('change', count)
    return () => form?.removeEventListener('change', count)
  }, [within])
  return chosen
}
