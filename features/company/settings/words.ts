import type { Messages } from '@/i18n/messages'
import { SECTIONS, type Section } from './kind'

/** What is said of a section and of its fields; every section has the same. */
export interface SectionWords {
  title: string
  lead: string
  /** what a change of it changes */
  effect: string
  /** what can't work while it isn't set */
  without: string
  fields: Readonly<Record<string, string>>
  hints: Readonly<Record<string, string>>
  /** what tells one from another, where there are several */
  scope?: string
  /** the box that is ticked where a change was asked about; that of every setting where left out */
  sure?: string
  choices?: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** The words of each section, in the language of the page. */
export const sectionWords = (
  settings: Messages['settings'],
): Readonly<Record<Section, SectionWords>> => settings.sections

/** Whether an address names a section. */
export const isSection = (name: string): name is Section => SECTIONS.some((each) => each === name)

/** What a choice is called: by its words, or by itself where it is a figure. Nothing chosen has words of its own. */
export const choiceWord = ({ choices }: SectionWords, field: string, value: string): string =>
  choices?.[field]?.[value || 'none'] ?? (value || '–')
