'use client'

import { useState } from 'react'
import { textOver, type TypedText } from './typed-text'

/**
 * The text of a controlled field, over the page's own: a page or an answer that comes late doesn't
 * remove what is being typed.
 * @param start text of the page, or of the last answer
 */
export function useTypedText(start: string): [text: string, set: (text: string) => void] {
  const [typed, setTyped] = useState<TypedText>({ of: start, text: start })
  const text = textOver(typed, start)
  if (typed.of !== start && text === start) setTyped({ of: start, text: start })
  return [text, (next) => setTyped({ of: start, text: next })]
}
