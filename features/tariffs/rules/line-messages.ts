import type { NoFigure, SavingMessage } from '../engine/messages'
import type { LineAssessment } from '../engine/types'

/** Messages about a line as a whole: why it has no figure, or what would lower it. */
export const lineMessages = (line: LineAssessment): readonly (NoFigure | SavingMessage)[] =>
  line.status === 'rated' ? line.savings.map(({ message }) => message) : [line.message]
