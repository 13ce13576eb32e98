'use client'

import { useState } from 'react'
import { textOver, type TypedText } from './typed-text'

/**
 * The text of a field that React holds, over what its page has there: a page or an answer that comes late doesn't take
 * away what is being typed.
 * @param start what the page, or the last answer, has
 */
export function useTypedText(start: string): [text: string, set: (text: string) => void] {
  const [typed, setTyped] = useState<TypedText>({ of: start, text: start })
  const text = textOver(typed, start)
  if (typed.of !== start && text === start) setTyped({ of: start, text: start })
  return [text, (next) => setTyped({ of: start, text: next })]
}
