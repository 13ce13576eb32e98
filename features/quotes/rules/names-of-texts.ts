import { NAME_OF_A_TEXT } from '@/features/requests/rules/design-lines'
import type { DraftLine } from '../schema'

/**
 * Removes details of a line that have the names of texts in place of texts ("Shape
 * design.values.undefined"): older requests carried them into their quotes. What they stood for is
 * on the drawing and in the description.
 */
export function withoutNamesOfTexts(line: DraftLine): DraftLine {
  if (!line.details.some((text) => NAME_OF_A_TEXT.test(text))) return line
  const details = line.details
    .map((text) =>
      text
        .split('\n')
        .map((row) =>
          row
            .split(', ')
            .filter((part) => !NAME_OF_A_TEXT.test(part))
            .join(', '),
        )
        .filter(Boolean)
        .join('\n'),
    )
    .filter(Boolean)
  return { ...line, details }
}
