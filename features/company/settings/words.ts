import type { Messages } from '@/i18n/messages'
import { SECTIONS, type Section } from './kind'

/** The words about a section and its fields; the same for every section. */
export interface SectionWords {
  title: string
  lead: string
  /** what changing it affects */
  effect: string
  /** what can't work while it isn't set */
  without: string
  fields: Readonly<Record<string, string>>
  hints: Readonly<Record<string, string>>
  /** what tells its settings apart, where there are several */
  scope?: string
  /** label of the confirmation box; by default the usual one */
  sure?: string
  choices?: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** The words of each section, in the language of the page. */
export const sectionWords = (
  settings: Messages['settings'],
): Readonly<Record<Section, SectionWords>> => settings.sections

/** Whether an address names a section. */
export const isSection = (name: string): name is Section => SECTIONS.some((each) => each === name)

/** The words of a choice, or the choice itself where it is a figure; an empty choice has words of its own. */
export const choiceWord = ({ choices }: SectionWords, field: string, value: string): string =>
  choices?.[field]?.[value || 'none'] ?? (value || '–')
